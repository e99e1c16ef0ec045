# Made by generate.py from `shuzhi --help`; the target update_completions writes it again.
_shuzhi() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local command='' words='' i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${COMP_WORDS[i]} in
      parse | scan | outline | claims | measures) command=${COMP_WORDS[i]} && break ;;
    esac
  done
  case $command:$before in
    parse:--encoding) return ;;
    parse:--max-bytes) return ;;
    parse:--max-nodes) return ;;
    parse:--reference-date) return ;;
    parse:--format) words='json ndjson' ;;
    parse:-o | parse:--output) return ;;
    parse:--ext) return ;;
    parse:-j | parse:--jobs) return ;;
    scan:--format) words='table json' ;;
    scan:--max-bytes) return ;;
    scan:--max-nodes) return ;;
    scan:--reference-date) return ;;
    outline:--encoding) return ;;
    outline:--max-bytes) return ;;
    outline:--max-nodes) return ;;
    outline:--reference-date) return ;;
    claims:--encoding) return ;;
    claims:--max-bytes) return ;;
    claims:--max-nodes) return ;;
    claims:--reference-date) return ;;
    measures:--encoding) return ;;
    measures:--max-bytes) return ;;
    measures:--max-nodes) return ;;
    measures:--reference-date) return ;;
    :*) words='-h --help --version parse scan outline claims measures' ;;
    parse:*) [[ $word == -* ]] && words='-h --help --encoding --refuse-invalid --max-bytes --max-nodes --reference-date --pretty --format -o --output --ext -j --jobs -q --quiet --no-progress' ;;
    scan:*) [[ $word == -* ]] && words='-h --help --format --ndjson --max-bytes --max-nodes --reference-date' ;;
    outline:*) [[ $word == -* ]] && words='-h --help --encoding --refuse-invalid --max-bytes --max-nodes --reference-date' ;;
    claims:*) [[ $word == -* ]] && words='-h --help --encoding --refuse-invalid --max-bytes --max-nodes --reference-date' ;;
    measures:*) [[ $word == -* ]] && words='-h --help --encoding --refuse-invalid --max-bytes --max-nodes --reference-date' ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -o default -F _shuzhi shuzhi
