#compdef rowan
# Completions of rowan for zsh: save as _rowan in a folder of $fpath.

_rowan_roles() {
  _values role officer manager da_lead safeguarding_lead data_protection auditor administrator contractor champion colleague
}

_rowan_group() {
  local -a words
  words=("$@")
  if (( CURRENT == 2 )); then
    _describe 'command' words
  else
    return 1
  fi
}

_rowan() {
  local curcontext="$curcontext" state line
  local -a general
  general=('(-c --config)'{-c,--config}'[configuration file]:file:_files' '--json[print one JSON document]' '(-h --help)'{-h,--help}'[help]')
  _arguments -C $general '--version[print the version]' '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands
      commands=(
        'serve:serve the pages'
        'demo:make a synthetic landlord to try things out'
        'import:bring in homes, people and tenancies from CSV files'
        'policy:look at policy packs'
        'risk-tool:tools for assessing risk'
        'organisation:the registers of the organisation'
        'housing-system:the label of each case on the housing system'
        'sharing:the sharing ledger'
        'screen:repairs and noise that a person might look at'
        'user:staff accounts'
        'audit:prove that the record is whole'
        'rebuild:make the indexes again from the record'
        'backup:back up, also while serving'
        'restore:restore a backup into an empty folder'
        'config:configuration')
      _describe 'command' commands ;;
    rest)
      case $words[1] in
        demo) _arguments $general '--again[throw an earlier demo away first]' '--cases[how many cases]:number:' '1: :(codes)' ;;
        import) _arguments $general '--system[name of the system]:name:' '--dry-run[write nothing]' '--good-rows[write the rows without a fault]' '1:folder:_files -/' ;;
        policy)
          _rowan_group 'check:check packs' 'explain:say the rules in words' 'coverage:which blocks work' ||
            _arguments $general '1: :' '2:folder:_files -/' ;;
        risk-tool)
          _rowan_group 'import:bring in a tool' 'list:the tools of this installation' ||
            _arguments $general '1: :' '2:file:_files' ;;
        organisation)
          _rowan_group 'duties:duties that come back' 'training:who needs which training' 'documents:documents beside the policies' 'agencies:the directory of support agencies' 'one-to-ones:when each open case was last discussed' ||
            _arguments $general '--csv[print a table]' '--overdue[those that are overdue alone]' '1: :' '2: :(import)' '3:file:_files' ;;
        housing-system)
          _rowan_group 'status:labels that wait or failed' 'import-references:write the numbers onto the cases' ||
            _arguments $general '1: :' '2:file:_files' ;;
        sharing)
          _rowan_group 'export:print it as somebody may see it' ||
            _arguments $general '--as[user name of whoever asks]:user: ' '--case[one case, by its reference]:reference: ' '1: :' ;;
        screen)
          _rowan_group 'run:which homes meet which rule' 'explain:the hits of one home' 'thresholds:what each threshold costs' 'import:bring a file in' 'ask:ask before acting on a home' && return
          case $words[2] in
            import) _arguments $general '--kind[what is in it]:kind:(repair noise)' '--mapping[which column is what]:file:_files' '--dry-run[write nothing]' '--good-rows[take the rows without a fault]' '1: :' '2:file:_files' ;;
            ask) _arguments $general '--act[what is to be done]:act:(antisocial_behaviour recharge arrears visit letter)' '*--heard[what was heard]:what:(music animals shouting screaming banging things_broken other)' '--as[user name of whoever asks]:user: ' '1: :' '2:where: ' ;;
            *) _arguments $general '*--repairs[export of repairs]:file:_files' '*--noise[export of complaints]:file:_files' \
              '--repairs-mapping[which column is what]:file:_files' '--noise-mapping[which column is what]:file:_files' '--homes[all homes]:file:_files' \
              '--home-count[how many homes]:number:' '--pack[policy pack]:file:_files' '--as-of[the day asked about]:date:' '--rules-off-too[also rules switched off]' '1: :' '2:home:' ;;
          esac ;;
        user)
          _rowan_group 'add:add a member of staff' 'list:list staff' 'reset:new password or code secret' && return
          case $words[2] in
            add) _arguments $general '--name[full name]:name:' '--job[job title]:title:' '--team[team]:team:' '*--role[role]:role:_rowan_roles' '--manages[manages the team]' ;;
            reset) _arguments $general '--password[new password]' '--code[new code secret]' ;;
          esac ;;
        audit)
          _rowan_group 'verify:walk the whole record' 'checkpoint:sign the record as it stands' ||
            _arguments $general '1: :' '*--checkpoint[lines kept elsewhere]:file:_files' ;;
        backup) _rowan_group 'make:write a backup' 'verify:restore to a scratch folder and walk it' || _arguments $general '1: :' '2:record:_files' '3:keys:_files' ;;
        restore) _arguments $general '1:record:_files' '2:keys:_files' '3:folder:_files -/' ;;
        config) _rowan_group 'check:check the configuration' ;;
      esac ;;
  esac
}

_rowan "$@"
