# Completions of rowan for bash: /usr/share/bash-completion/completions/rowan
_rowan() {
  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"
  local roles="officer manager da_lead safeguarding_lead data_protection auditor administrator contractor champion colleague"
  local general="--config --json --help"
  case "$before" in
    -c | --config | --checkpoint) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    --role) mapfile -t COMPREPLY < <(compgen -W "$roles" -- "$word"); return ;;
    --cases | --system | --name | --job | --team) return ;;
  esac

  # The words of the command so far, without options and their values.
  local -a said=()
  local i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "${COMP_WORDS[i]}" in
      -c | --config | --checkpoint | --role | --cases | --system | --name | --job | --team) ((i++)) ;;
      -*) ;;
      *) said+=("${COMP_WORDS[i]}") ;;
    esac
  done

  local words="" files=""
  case "${said[0]-} ${said[1]-}" in
    " ") words="serve demo import policy risk-tool organisation housing-system sharing screen user audit rebuild backup restore config --version" ;;
    "demo ") words="codes --again --cases" ;;
    "import "*) words="--system --dry-run --good-rows" files=-d ;;
    "policy ") words="check explain coverage" ;;
    "policy check") files=-d ;;
    "risk-tool ") words="import list" ;;
    "risk-tool import") files=-f ;;
    "organisation ") words="duties training documents agencies one-to-ones" ;;
    "organisation duties") words="--csv --overdue" ;;
    "organisation agencies") words="import --overdue" files=-f ;;
    "organisation one-to-ones") words="--overdue" ;;
    "housing-system ") words="import-references status" ;;
    "housing-system import-references") files=-f ;;
    "sharing ") words="export" ;;
    "sharing export") words="--as --case" ;;
    "screen ") words="run explain thresholds import ask" ;;
    "screen import"*) words="--kind --mapping --dry-run --good-rows" files=-f ;;
    "screen ask"*) words="--act --heard --as" ;;
    "screen "*) words="--repairs --noise --repairs-mapping --noise-mapping --homes --home-count --pack --as-of --rules-off-too" files=-f ;;
    "user ") words="add list reset" ;;
    "user add") words="--name --job --team --role --manages" ;;
    "user reset") words="--password --code" ;;
    "audit ") words="verify checkpoint" ;;
    "audit verify") words="--checkpoint" ;;
    "backup ") words="make verify" ;;
    "backup "* | "restore "*) files=-f ;;
    "config ") words="check" ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words $general" -- "$word"; [ -z "$files" ] || compgen "$files" -- "$word")
}
complete -o filenames -F _rowan rowan
