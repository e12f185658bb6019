# SPDX-License-Identifier: MIT
# notegraph.bash - completion of the notegraph command for bash.
# shellcheck disable=SC2034,SC2207  # _init_completion sets words; compgen answers line by line

_notegraph()
{
    local cur prev words cword
    if declare -F _init_completion >/dev/null; then
        _init_completion || return
    else
        COMPREPLY=()
        cur=${COMP_WORDS[COMP_CWORD]}
        prev=${COMP_WORDS[COMP_CWORD - 1]}
        words=("${COMP_WORDS[@]}")
        cword=$COMP_CWORD
    fi

    local commands='map explain suggest config'
    local options='--svg --dot --png --pdf --json --focus --depth --since --until --kinds
        --max-nodes --title --max --vault --config --aliases --include --exclude --strict-links --verbose --quiet --version --help'
    local kinds='person org project meeting forum team topic unknown'

    case $prev in
    --svg | --dot | --png | --pdf | --json)
        local IFS=$'\n'
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -X "!*.${prev#--}" -- "$cur") $(compgen -d -- "$cur"))
        return
        ;;
    --kinds)
        # A list with commas: complete its last word.
        local before=
        [[ $cur == *,* ]] && before=${cur%,*},
        COMPREPLY=($(compgen -P "$before" -W "$kinds" -- "${cur##*,}"))
        compopt -o nospace 2>/dev/null
        return
        ;;
    --config | --aliases)
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$cur"))
        return
        ;;
    --vault)
        local IFS=$'\n'
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -d -- "$cur") $(compgen -f -X '!*.md' -- "$cur"))
        return
        ;;
    --include | --exclude | --focus | --depth | --since | --until | --max-nodes | --title | --max)
        return # free text
        ;;
    esac

    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$options -v -q" -- "$cur"))
        return
    fi
    if [[ ${words[1]} == explain ]] && ((cword > 1)); then
        return # a name
    fi
    if ((cword == 1)); then
        COMPREPLY=($(compgen -W "$commands" -- "$cur"))
    fi

    # The vault: a folder, or one note.
    local IFS=$'\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY+=($(compgen -d -- "$cur") $(compgen -f -X '!*.md' -- "$cur"))
} &&
    complete -F _notegraph notegraph
