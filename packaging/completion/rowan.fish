# Completions of rowan for fish: ~/.config/fish/completions/rowan.fish or /usr/share/fish/vendor_completions.d/rowan.fish
set -l commands serve demo import policy risk-tool organisation housing-system sharing screen user audit rebuild backup restore config
set -l roles officer manager da_lead safeguarding_lead data_protection auditor administrator contractor champion colleague

complete -c rowan -f
complete -c rowan -s c -l config -r -F -d 'Configuration file'
complete -c rowan -l json -d 'Print one JSON document'
complete -c rowan -s h -l help -d Help
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -l version -d 'Print the version'

complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a serve -d 'Serve the pages'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a demo -d 'Make a synthetic landlord to try things out'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a import -d 'Bring in homes, people and tenancies'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a policy -d 'Look at policy packs'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a user -d 'Staff accounts'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a risk-tool -d 'Tools for assessing risk'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a organisation -d 'The registers of the organisation'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a housing-system -d 'The label of each case on the housing system'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a audit -d 'Prove that the record is whole'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a sharing -d 'The sharing ledger'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a rebuild -d 'Make the indexes again from the record'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a backup -d 'Back up, also while serving'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a restore -d 'Restore a backup into an empty folder'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a config -d Configuration

complete -c rowan -n '__fish_seen_subcommand_from demo' -a codes -d 'Print how to sign in'
complete -c rowan -n '__fish_seen_subcommand_from demo' -l again -d 'Throw an earlier demo away first'
complete -c rowan -n '__fish_seen_subcommand_from demo' -l cases -x -d 'How many cases'
complete -c rowan -n '__fish_seen_subcommand_from import' -l system -x -d 'Name of the system'
complete -c rowan -n '__fish_seen_subcommand_from import' -l dry-run -d 'Write nothing'
complete -c rowan -n '__fish_seen_subcommand_from import' -l good-rows -d 'Write the rows without a fault'
complete -c rowan -n '__fish_seen_subcommand_from import' -a '(__fish_complete_directories)'
complete -c rowan -n '__fish_seen_subcommand_from policy; and not __fish_seen_subcommand_from check explain coverage' -a 'check explain coverage'
complete -c rowan -n '__fish_seen_subcommand_from policy; and __fish_seen_subcommand_from check' -a '(__fish_complete_directories)'
complete -c rowan -n '__fish_seen_subcommand_from risk-tool; and not __fish_seen_subcommand_from import list' -a 'import list'
complete -c rowan -n '__fish_seen_subcommand_from risk-tool; and __fish_seen_subcommand_from import' -F
complete -c rowan -n '__fish_seen_subcommand_from organisation; and not __fish_seen_subcommand_from duties training documents agencies one-to-ones' -a 'duties training documents agencies one-to-ones'
complete -c rowan -n '__fish_seen_subcommand_from organisation; and __fish_seen_subcommand_from duties' -l csv -d 'Print a table'
complete -c rowan -n '__fish_seen_subcommand_from organisation; and __fish_seen_subcommand_from duties agencies one-to-ones' -l overdue -d 'Those that are overdue alone'
complete -c rowan -n '__fish_seen_subcommand_from organisation; and __fish_seen_subcommand_from agencies' -a import -d 'Bring in agencies'
complete -c rowan -n '__fish_seen_subcommand_from organisation; and __fish_seen_subcommand_from import' -F
complete -c rowan -n '__fish_seen_subcommand_from housing-system; and not __fish_seen_subcommand_from import-references status' -a import-references -d 'Write the numbers onto the cases'
complete -c rowan -n '__fish_seen_subcommand_from housing-system; and not __fish_seen_subcommand_from import-references status' -a status -d 'Labels that wait or failed'
complete -c rowan -n '__fish_seen_subcommand_from housing-system; and __fish_seen_subcommand_from import-references' -F
complete -c rowan -n '__fish_seen_subcommand_from sharing; and not __fish_seen_subcommand_from export' -a export -d 'Print it as somebody may see it'
complete -c rowan -n '__fish_seen_subcommand_from sharing; and __fish_seen_subcommand_from export' -l as -x -d 'User name of whoever asks'
complete -c rowan -n '__fish_seen_subcommand_from sharing; and __fish_seen_subcommand_from export' -l case -x -d 'One case, by its reference'
complete -c rowan -n "not __fish_seen_subcommand_from $commands" -a screen -d 'Repairs and noise that a person might look at'
complete -c rowan -n '__fish_seen_subcommand_from screen; and not __fish_seen_subcommand_from run explain thresholds import ask' -a 'run explain thresholds import ask'
complete -c rowan -n '__fish_seen_subcommand_from screen; and __fish_seen_subcommand_from import' -l kind -xa 'repair noise' -d 'What is in the file'
complete -c rowan -n '__fish_seen_subcommand_from screen; and __fish_seen_subcommand_from import' -l mapping -rF -d 'Which column is what'
complete -c rowan -n '__fish_seen_subcommand_from screen; and __fish_seen_subcommand_from import' -l dry-run -d 'Write nothing'
complete -c rowan -n '__fish_seen_subcommand_from screen; and __fish_seen_subcommand_from import' -l good-rows -d 'Take the rows without a fault'
complete -c rowan -n '__fish_seen_subcommand_from screen; and __fish_seen_subcommand_from ask' -l act -xa 'antisocial_behaviour recharge arrears visit letter' -d 'What is to be done'
complete -c rowan -n '__fish_seen_subcommand_from screen; and __fish_seen_subcommand_from ask' -l heard -xa 'music animals shouting screaming banging things_broken other' -d 'What was heard'
complete -c rowan -n '__fish_seen_subcommand_from screen; and __fish_seen_subcommand_from ask' -l as -x -d 'Who asks'
complete -c rowan -n '__fish_seen_subcommand_from screen' -l repairs -rF -d 'Export of repairs'
complete -c rowan -n '__fish_seen_subcommand_from screen' -l noise -rF -d 'Export of complaints'
complete -c rowan -n '__fish_seen_subcommand_from screen' -l repairs-mapping -rF -d 'Which column is what'
complete -c rowan -n '__fish_seen_subcommand_from screen' -l noise-mapping -rF -d 'Which column is what'
complete -c rowan -n '__fish_seen_subcommand_from screen' -l homes -rF -d 'All homes'
complete -c rowan -n '__fish_seen_subcommand_from screen' -l pack -rF -d 'Policy pack'
complete -c rowan -n '__fish_seen_subcommand_from screen' -l as-of -x -d 'The day asked about'
complete -c rowan -n '__fish_seen_subcommand_from screen' -l home-count -x -d 'How many homes'
complete -c rowan -n '__fish_seen_subcommand_from screen' -l rules-off-too -d 'Also rules switched off'
complete -c rowan -n '__fish_seen_subcommand_from user; and not __fish_seen_subcommand_from add list reset' -a 'add list reset'
complete -c rowan -n '__fish_seen_subcommand_from user; and __fish_seen_subcommand_from add' -l role -x -a "$roles" -d Role
complete -c rowan -n '__fish_seen_subcommand_from user; and __fish_seen_subcommand_from add' -l name -x -d 'Full name'
complete -c rowan -n '__fish_seen_subcommand_from user; and __fish_seen_subcommand_from add' -l job -x -d 'Job title'
complete -c rowan -n '__fish_seen_subcommand_from user; and __fish_seen_subcommand_from add' -l team -x -d Team
complete -c rowan -n '__fish_seen_subcommand_from user; and __fish_seen_subcommand_from add' -l manages -d 'Manages the team'
complete -c rowan -n '__fish_seen_subcommand_from user; and __fish_seen_subcommand_from reset' -l password -d 'New password'
complete -c rowan -n '__fish_seen_subcommand_from user; and __fish_seen_subcommand_from reset' -l code -d 'New code secret'
complete -c rowan -n '__fish_seen_subcommand_from audit; and not __fish_seen_subcommand_from verify checkpoint' -a 'verify checkpoint'
complete -c rowan -n '__fish_seen_subcommand_from audit; and __fish_seen_subcommand_from verify' -l checkpoint -r -F -d 'Lines kept elsewhere'
complete -c rowan -n '__fish_seen_subcommand_from backup; and not __fish_seen_subcommand_from make verify' -a 'make verify'
complete -c rowan -n '__fish_seen_subcommand_from backup; and __fish_seen_subcommand_from make verify' -F
complete -c rowan -n '__fish_seen_subcommand_from restore' -F
complete -c rowan -n '__fish_seen_subcommand_from config' -a check -d 'Check the configuration'
