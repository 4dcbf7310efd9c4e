# bash completion for customs, made by `customs completion bash` from the command tree: do not edit.
# Sub-commands, options and closed word lists are offered from the table below, without Python. Data of the register is
# asked of `customs __complete`, one candidate a line; it is inserted quoted and never evaluated.

_customs_table() {
  subs=() options=() arguments=()
  case $1 in
    '')
      subs=('record' 'line' 'notify' 'reply' 'detain' 'confirm' 'determine' 'court' 'release' 'confiscate' 'abandon' 'event' 'dispose' 'transfer' 'fee' 'custody' 'evidence' 'note' 'correct' 'undo' 'redo' 'today' 'due' 'list' 'show' 'search' 'history' 'security' 'summary' 'rank' 'trend' 'report' 'view' 'chain' 'links' 'holder' 'trademark' 'office' 'campaign' 'enterprise' 'same' 'different' 'visit' 'clue' 'rate' 'procedure' 'officer' 'init' 'import' 'inbox' 'export' 'print' 'template' 'bundle' 'merge' 'push' 'pull' 'sync' 'backup' 'restore' 'anchor' 'timestamp' 'check' 'verify' 'project' 'demo' 'completion' 'config' 'help')
      options=('--register=file' '--today=@date' '--officer=text' '--lang=en|zh' '--no-input=' '--no-color=' '--version=')
      ;;
    'record')
      options=('--office=:office' '--found=@date' '--direction=export|import|transit' '--channel=cargo|mail|express|ecommerce|traveller' '--transport=sea|rail|road|air|mail|other' '--basis=ex-officio|application' '--procedure=@procedure' '--campaign=:campaign' '--document=text' '--document-kind=declaration|manifest|waybill|mail-item|none' '--origin=:country' '--departure=:country' '--destination=:country' '--storage=text' '--trade-mode=text' '--joint-office=:office' '--found-by=targeting|image|manual|tip-off' '--other-hold=text' '--scan=file' '--consignor=text' '--consignor-uscc=text' '--consignor-phone=text' '--consignor-address=text' '--consignee=text' '--consignee-uscc=text' '--consignee-phone=text' '--consignee-address=text' '--agent=text' '--agent-uscc=text' '--agent-phone=text' '--agent-address=text' '--declarant=text' '--declarant-uscc=text' '--declarant-phone=text' '--declarant-address=text' '--carrier=text' '--carrier-uscc=text' '--carrier-phone=text' '--carrier-address=text' '--driver=text' '--driver-uscc=text' '--driver-phone=text' '--driver-address=text' '--maker=text' '--maker-uscc=text' '--maker-phone=text' '--maker-address=text' '--supplier=text' '--supplier-uscc=text' '--supplier-phone=text' '--supplier-address=text' '--container=text' '--vehicle=text' '--seal=text' '--route=text' '--clue=:clue' '--goods=text' '--quantity=text' '--unit=@unit' '--value=text' '--currency=@currency' '--value-basis=declared|transaction|estimate|market|retail' '--hs=text' '--category=@category' '--mark=:mark' '--detained=@date' '--note=text' '--more=' '--add-missing=' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      ;;
    'line')
      subs=('add' 'edit' 'remove')
      ;;
    'line add')
      options=('--goods=text' '--quantity=text' '--unit=@unit' '--value=text' '--currency=@currency' '--value-basis=declared|transaction|estimate|market|retail' '--hs=text' '--category=@category' '--mark=:mark' '--add-missing=' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:line*')
      ;;
    'line edit')
      options=('--goods=text' '--quantity=text' '--unit=@unit' '--value=text' '--currency=@currency' '--value-basis=declared|transaction|estimate|market|retail' '--hs=text' '--category=@category' '--mark=:mark' '--clear=hs|category|value' '--reason=text' '--add-missing=' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:line*' ':line')
      ;;
    'line remove')
      options=('--reason=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:line*' ':line')
      ;;
    'notify')
      options=('--holder=:holder:batch' '--on=@date' '--served=@date' '--how=in-person|post|fax|email' '--number=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:notify*')
      ;;
    'reply')
      options=('--holder=:holder:batch' '--apply=' '--decline=' '--on=@date' '--security=text' '--form=deposit|guarantee' '--general-guarantee=text' '--reason=text' '--basis=ex-officio|application' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:reply*')
      ;;
    'detain')
      options=('--holder=:holder:batch' '--on=@date' '--number=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:detain*')
      ;;
    'confirm')
      options=('--holder=:holder:batch' '--mark=:mark:batch' '--infringing=' '--genuine=' '--undetermined=' '--no-reply=' '--items=text' '--line=:line' '--quantity=text' '--on=@date' '--document=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:confirm*')
      ;;
    'determine')
      options=('--holder=:holder:batch' '--infringing=' '--not-infringing=' '--undetermined=' '--line=:line' '--quantity=text' '--on=@date' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:determine*')
      ;;
    'court')
      options=('--notice=text' '--holder=:holder:batch' '--kind=evidence-taking|evidence-preservation|property-preservation|assistance' '--on=@date' '--retain-until=@ahead' '--line=:line' '--quantity=text' '--court-word=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:court*')
      ;;
    'release')
      options=('--holder=:holder:batch' '--line=:line' '--quantity=text' '--on=@date' '--ground=:ground' '--document=text' '--reason=text' '--suspicion-cleared=' '--settlement=' '--withdrawn=' '--on-bond=text' '--court-word=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:release*')
      ;;
    'confiscate')
      options=('--holder=:holder:batch' '--line=:line' '--quantity=text' '--on=@date' '--number=text' '--fine=text' '--penalty-value=text' '--collected=' '--ground=text' '--document=text' '--court-word=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:confiscate*')
      ;;
    'abandon')
      options=('--on=@date' '--document=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:abandon*')
      ;;
    'event')
      options=('--holder=:holder:batch' '--on=@planned' '--reason=text' '--amount=text' '--deduction=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:event*' ':event')
      ;;
    'dispose')
      options=('--quantity=text' '--way=donate|sell|auction|destroy|return' '--line=:line' '--on=@date' '--supervisor=text' '--holder-asked=@date' '--features-removed=' '--to=text' '--proceeds=text' '--currency=@currency' '--reason=text' '--court-word=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:dispose*')
      ;;
    'transfer')
      options=('--to=police|court|office' '--body=text' '--kind=evidence-taking|evidence-preservation|property-preservation|assistance' '--number=text' '--on=@date' '--holder=:holder:batch' '--line=:line' '--quantity=text' '--goods-handed=' '--refused=' '--court-word=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:transfer*')
      ;;
    'fee')
      options=('--amount=text' '--kind=storage|disposal|other' '--currency=@currency' '--from=@planned' '--to=@planned' '--payer=text' '--on=@date' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:fee*')
      ;;
    'custody')
      subs=('add' 'show')
      options=('--quantity=text' '--from=text' '--to=text' '--purpose=store|move|sample|laboratory|viewing|court|police|office|return|hand-back|disposal|other' '--line=:line' '--on=text' '--place=text' '--seal-before=text' '--seal=text' '--witness=text' '--document=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':named:custody:add,show*')
      ;;
    'custody add')
      options=('--quantity=text' '--from=text' '--to=text' '--purpose=store|move|sample|laboratory|viewing|court|police|office|return|hand-back|disposal|other' '--line=:line' '--on=text' '--place=text' '--seal-before=text' '--seal=text' '--witness=text' '--document=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:custody*')
      ;;
    'custody show')
      options=('--json=' '--csv=' '-o=file' '--output=file')
      arguments=(':batch:custody')
      ;;
    'evidence')
      subs=('keep' 'add' 'list' 'show' 'verify' 'export' 'similar')
      options=('--kind=text' '--line=:line' '--taken=text' '--by=text' '--device=text' '--source=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':named:evidence:keep,add,list,show,verify,export,similar*' 'file')
      ;;
    'evidence keep')
      options=('--kind=text' '--line=:line' '--taken=text' '--by=text' '--device=text' '--source=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:evidence*' 'file')
      ;;
    'evidence add')
      options=('--kind=text' '--line=:line' '--taken=text' '--by=text' '--device=text' '--source=text' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:evidence' 'file*')
      ;;
    'evidence list')
      options=('--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=(':batch:evidence*')
      ;;
    'evidence show')
      options=('--json=')
      arguments=(':batch:evidence' 'text')
      ;;
    'evidence verify')
      options=('--json=')
      arguments=(':batch:evidence*')
      ;;
    'evidence export')
      options=('--small=' '--json=')
      arguments=(':batch:evidence' 'file')
      ;;
    'evidence similar')
      options=('--within=text' '--with=file' '--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=(':batch:evidence')
      ;;
    'note')
      options=('--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:note*' 'text')
      ;;
    'correct')
      options=('--reason=text' '--found=@date' '--direction=export|import|transit' '--channel=cargo|mail|express|ecommerce|traveller' '--transport=sea|rail|road|air|mail|other' '--basis=ex-officio|application' '--procedure=@procedure' '--campaign=:campaign' '--document=text' '--document-kind=declaration|manifest|waybill|mail-item|none' '--origin=:country' '--departure=:country' '--destination=:country' '--storage=text' '--trade-mode=text' '--joint-office=:office' '--found-by=targeting|image|manual|tip-off' '--other-hold=text' '--consignor=text' '--consignor-uscc=text' '--consignor-phone=text' '--consignor-address=text' '--consignee=text' '--consignee-uscc=text' '--consignee-phone=text' '--consignee-address=text' '--agent=text' '--agent-uscc=text' '--agent-phone=text' '--agent-address=text' '--declarant=text' '--declarant-uscc=text' '--declarant-phone=text' '--declarant-address=text' '--carrier=text' '--carrier-uscc=text' '--carrier-phone=text' '--carrier-address=text' '--driver=text' '--driver-uscc=text' '--driver-phone=text' '--driver-address=text' '--maker=text' '--maker-uscc=text' '--maker-phone=text' '--maker-address=text' '--supplier=text' '--supplier-uscc=text' '--supplier-phone=text' '--supplier-address=text' '--container=text' '--vehicle=text' '--seal=text' '--route=text' '--clear=consignor|consignee|agent|declarant|carrier|driver|maker|supplier|containers|vehicle|seal|route|document|transport|origin|departure|destination|storage|trade-mode|found-by|other-hold|value|campaign|joint-office|clue' '--clue=:clue' '--value=text' '--currency=@currency' '--holder=:holder:batch' '--notified=@date' '--served=@date' '--replied=@date' '--lodged=@date' '--detained=@date' '--finding-on=@date' '--court-on=@date' '--freed-on=@date' '--notice=text' '--outcome-on=@date' '--handed-on=@date' '--disposed-on=@date' '--earlier=text' '--notice-no=text' '--detention-no=text' '--decision-no=text' '--security=text' '--fine=text' '--penalty-value=text' '--event=text' '--mark=:mark:batch' '--confirmation=pending|infringing|genuine|undetermined|no-reply' '--confirmed=@date' '--items=text' '--line=:line' '--part=text' '--add-missing=' '--json=' '-q=' '--quiet=' '-n=' '--dry-run=')
      arguments=(':batch:correct*')
      ;;
    'undo')
      options=('--reason=text' '-n=' '--dry-run=' '--raw=' '--json=')
      arguments=('text')
      ;;
    'redo')
      options=('--reason=text' '-n=' '--dry-run=' '--raw=' '--json=')
      ;;
    'today')
      options=('--office=:office' '--all=' '--where=:where' '--limit=text' '--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=('@planned')
      ;;
    'due')
      options=('--within=text' '--overdue=' '--holder=:holder' '--office=:office' '--all=' '--where=:where' '--ics=file' '--explain=' '--exit-code=' '--limit=text' '--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=(':batch:due')
      ;;
    'list')
      options=('--where=:where' '--counted-on=found|detained|confirmed|transferred|closed' '--office=:office' '--campaign=:campaign' '--holder=:holder' '--mark=:mark' '--status=recorded|notified|applied|declined|detained|released|confiscated|transferred|abandoned|disposed' '--direction=export|import|transit' '--channel=cargo|mail|express|ecommerce|traveller' '--basis=ex-officio|application' '--sort=ref|found|recorded|office|district|status|items|value|mark|holder|goods|channel|direction|destination|due' '--columns=ref|found_on|office|direction|channel|status|goods|marks|holders|items|units|value|due_on' '--limit=text' '--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=('@period')
      ;;
    'show')
      options=('--json=' '--csv=' '-o=file' '--output=file')
      arguments=(':batch:show')
      ;;
    'search')
      options=('--limit=text' '--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=('text*')
      ;;
    'history')
      options=('--last=text' '--limit=text' '--raw=' '--json=' '--csv=' '-o=file' '--output=file')
      arguments=(':batch:history')
      ;;
    'security')
      options=('--basis=ex-officio|application' '--right-type=trademark|copyright|patent' '--approved=@planned' '--json=' '--csv=' '-o=file' '--output=file')
      arguments=(':batch:security')
      ;;
    'summary')
      options=('--by=office|district|country|campaign|clue-source|holder|mark|right-type|basis|direction|channel|transport|category|consignor|origin|destination|route|goods|holder-country|status|outcome|assistance|day|week|month|quarter|year' '--campaign=:campaign' '--office=:office' '--where=:where' '--counted-on=found|detained|confirmed|transferred|closed' '--json=' '--csv=' '-o=file' '--output=file' '--style=gacc|eu|us' '--sheet=' '--explain=figures|breakdown|acts|deadlines|store' '--remark=text' '--no-internal=' '--prove=' '--all=' '--issue=' '-n=' '--dry-run=' '--print=:printer')
      arguments=('@period')
      ;;
    'rank')
      options=('--of=office|holder|mark|consignor|destination|category|goods|route' '--by=batches|items|value' '--limit=text' '--top=text' '--campaign=:campaign' '--office=:office' '--where=:where' '--counted-on=found|detained|confirmed|transferred|closed' '--json=' '--csv=' '-o=file' '--output=file')
      arguments=('@period')
      ;;
    'trend')
      options=('--every=day|week|month|quarter' '--of=batches|items|value|measures' '--campaign=:campaign' '--office=:office' '--where=:where' '--alarm=' '--by=office|district|mark|holder|category|consignor|origin|destination|channel|direction' '--counted-on=found|detained|confirmed|transferred|closed' '--json=' '--csv=' '-o=file' '--output=file')
      arguments=('@period')
      ;;
    'report')
      options=('--every=day|week|month|quarter' '--campaign=:campaign' '--office=:office' '--where=:where' '--json=' '--csv=' '-o=file' '--output=file')
      arguments=('@period')
      ;;
    'view')
      arguments=(':view' ':view:named*')
      ;;
    'chain')
      options=('--hops=text' '--why=' '--within=text' '--limit=text' '--json=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=(':batch:chain')
      ;;
    'links')
      options=('--by=consignor|consignee|agent|declarant|carrier|driver|maker|supplier|mark|holder|document|origin|departure|destination|category|campaign|phone|address|container|vehicle|seal|route|mark-set|goods' '--within=text' '--min-offices=text' '--office=:office' '--where=:where' '--limit=text' '--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=(':batch:links')
      ;;
    'holder')
      subs=('add' 'edit' 'remove' 'list' 'show' 'import')
      ;;
    'holder add')
      options=('--name=text' '--name-zh=text' '--country=:country' '--agent=text' '--contact=text' '--general-guarantee=text' '--approved=@planned' '--json=' '-q=' '--quiet=')
      arguments=('text')
      ;;
    'holder edit')
      options=('--name=text' '--name-zh=text' '--country=:country' '--agent=text' '--contact=text' '--general-guarantee=text' '--approved=@planned' '--json=' '-q=' '--quiet=')
      arguments=(':holder')
      ;;
    'holder remove')
      options=('--json=' '-q=' '--quiet=')
      arguments=(':holder')
      ;;
    'holder list')
      options=('--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=('text')
      ;;
    'holder show')
      options=('--json=' '--csv=' '-o=file' '--output=file')
      arguments=(':holder')
      ;;
    'holder import')
      options=('--map=text' '--map-save=text' '--defaults=text' '--sheet=text' '--header-row=text' '--dates=ymd|dmy|mdy' '--encoding=gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866' '--skip-faulty=' '-n=' '--dry-run=' '--add-missing=' '--json=')
      arguments=('file')
      ;;
    'trademark')
      subs=('add' 'edit' 'remove' 'list' 'show' 'import')
      ;;
    'trademark add')
      options=('--name=text' '--name-zh=text' '--holder=:holder' '--type=trademark|copyright|patent|design|olympic|expo|gi|unknown' '--recordation=text' '--valid-from=@planned' '--valid-until=@planned' '--alias=text' '--nice=text' '--json=' '-q=' '--quiet=')
      arguments=('text')
      ;;
    'trademark edit')
      options=('--name=text' '--name-zh=text' '--holder=:holder' '--type=trademark|copyright|patent|design|olympic|expo|gi|unknown' '--recordation=text' '--valid-from=@planned' '--valid-until=@planned' '--alias=text' '--nice=text' '--json=' '-q=' '--quiet=')
      arguments=(':mark')
      ;;
    'trademark remove')
      options=('--json=' '-q=' '--quiet=')
      arguments=(':mark')
      ;;
    'trademark list')
      options=('--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=('text')
      ;;
    'trademark show')
      options=('--json=' '--csv=' '-o=file' '--output=file')
      arguments=(':mark')
      ;;
    'trademark import')
      options=('--map=text' '--map-save=text' '--defaults=text' '--sheet=text' '--header-row=text' '--dates=ymd|dmy|mdy' '--encoding=gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866' '--skip-faulty=' '-n=' '--dry-run=' '--add-missing=' '--json=')
      arguments=('file')
      ;;
    'office')
      subs=('add' 'edit' 'remove' 'list' 'show' 'import' 'inspections')
      ;;
    'office add')
      options=('--name=text' '--name-zh=text' '--parent=:office' '--country=:country' '--json=' '-q=' '--quiet=')
      arguments=('text')
      ;;
    'office edit')
      options=('--name=text' '--name-zh=text' '--parent=:office' '--country=:country' '--json=' '-q=' '--quiet=')
      arguments=(':office')
      ;;
    'office remove')
      options=('--json=' '-q=' '--quiet=')
      arguments=(':office')
      ;;
    'office list')
      options=('--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=('text')
      ;;
    'office show')
      options=('--json=' '--csv=' '-o=file' '--output=file')
      arguments=(':office')
      ;;
    'office import')
      options=('--map=text' '--map-save=text' '--defaults=text' '--sheet=text' '--header-row=text' '--dates=ymd|dmy|mdy' '--encoding=gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866' '--skip-faulty=' '-n=' '--dry-run=' '--add-missing=' '--json=')
      arguments=('file')
      ;;
    'office inspections')
      options=('--count=text' '--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=(':office' '@period')
      ;;
    'campaign')
      subs=('add' 'edit' 'remove' 'list' 'show' 'import')
      ;;
    'campaign add')
      options=('--name=text' '--name-zh=text' '--from=@planned' '--to=@planned' '--json=' '-q=' '--quiet=')
      arguments=('text')
      ;;
    'campaign edit')
      options=('--name=text' '--name-zh=text' '--from=@planned' '--to=@planned' '--json=' '-q=' '--quiet=')
      arguments=(':campaign')
      ;;
    'campaign remove')
      options=('--json=' '-q=' '--quiet=')
      arguments=(':campaign')
      ;;
    'campaign list')
      options=('--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=('text')
      ;;
    'campaign show')
      options=('--json=' '--csv=' '-o=file' '--output=file')
      arguments=(':campaign')
      ;;
    'campaign import')
      options=('--map=text' '--map-save=text' '--defaults=text' '--sheet=text' '--header-row=text' '--dates=ymd|dmy|mdy' '--encoding=gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866' '--skip-faulty=' '-n=' '--dry-run=' '--add-missing=' '--json=')
      arguments=('file')
      ;;
    'enterprise')
      subs=('add' 'edit' 'remove' 'list' 'show' 'import')
      ;;
    'enterprise add')
      options=('--name=text' '--uscc=text' '--country=:country' '--address=text' '--contact=text' '--visit=text' '--json=' '-q=' '--quiet=')
      arguments=('text')
      ;;
    'enterprise edit')
      options=('--name=text' '--uscc=text' '--country=:country' '--address=text' '--contact=text' '--visit=text' '--json=' '-q=' '--quiet=')
      arguments=(':enterprise')
      ;;
    'enterprise remove')
      options=('--json=' '-q=' '--quiet=')
      arguments=(':enterprise')
      ;;
    'enterprise list')
      options=('--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=('text')
      ;;
    'enterprise show')
      options=('--json=' '--csv=' '-o=file' '--output=file')
      arguments=(':enterprise')
      ;;
    'enterprise import')
      options=('--map=text' '--map-save=text' '--defaults=text' '--sheet=text' '--header-row=text' '--dates=ymd|dmy|mdy' '--encoding=gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866' '--skip-faulty=' '-n=' '--dry-run=' '--add-missing=' '--json=')
      arguments=('file')
      ;;
    'same')
      options=('--reason=text' '--review=' '--overrule=' '--limit=text' '-n=' '--dry-run=' '--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=(':enterprise' ':enterprise')
      ;;
    'different')
      options=('--reason=text' '-n=' '--dry-run=' '--json=' '-q=' '--quiet=')
      arguments=(':enterprise' ':enterprise')
      ;;
    'visit')
      subs=('add' 'edit' 'list' 'show' 'summary')
      ;;
    'visit add')
      options=('--on=@date' '--purpose=text' '--findings=text' '--abroad-dispute=text' '--wishes=text' '--result=text' '--follow-up=text' '--office=:office' '--json=' '-q=' '--quiet=')
      arguments=(':enterprise')
      ;;
    'visit edit')
      options=('--reason=text' '--enterprise=:enterprise' '--on=@date' '--purpose=text' '--findings=text' '--abroad-dispute=text' '--wishes=text' '--result=text' '--follow-up=text' '--json=' '-q=' '--quiet=')
      arguments=(':visit')
      ;;
    'visit list')
      options=('--enterprise=:enterprise' '--office=:office' '--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=('@period')
      ;;
    'visit show')
      options=('--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=(':visit')
      ;;
    'visit summary')
      options=('--by=office|year|quarter|month|officer' '--office=:office' '--json=' '--csv=' '-o=file' '--output=file')
      arguments=('@period')
      ;;
    'clue')
      subs=('add' 'send' 'result' 'edit' 'list' 'show' 'report')
      ;;
    'clue add')
      options=('--source=holder|enterprise|police|public|own-analysis' '--text=text' '--about=text' '--on=@date' '--due=@ahead' '--office=:office' '--json=' '-q=' '--quiet=')
      ;;
    'clue send')
      options=('--to=office|police' '--body=text' '--on=@date' '--due=@ahead' '--json=' '-q=' '--quiet=')
      arguments=(':clue')
      ;;
    'clue result')
      options=('--result=text' '--on=@date' '--ref=:batch:clue' '--json=' '-q=' '--quiet=')
      arguments=(':clue')
      ;;
    'clue edit')
      options=('--reason=text' '--on=@date' '--source=holder|enterprise|police|public|own-analysis' '--text=text' '--about=text' '--due=@ahead' '--to=office|police' '--body=text' '--sent-on=@date' '--result=text' '--result-on=@date' '--json=' '-q=' '--quiet=')
      arguments=(':clue')
      ;;
    'clue list')
      options=('--source=holder|enterprise|police|public|own-analysis' '--state=open|overdue|answered' '--office=:office' '--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=('@period')
      ;;
    'clue show')
      options=('--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=(':clue')
      ;;
    'clue report')
      options=('--json=' '--csv=' '-o=file' '--output=file')
      arguments=(':clue')
      ;;
    'rate')
      subs=('set' 'list')
      ;;
    'rate set')
      options=('--from=@planned' '--json=' '-q=' '--quiet=')
      arguments=('@currency' 'text')
      ;;
    'rate list')
      options=('--json=' '--csv=' '-o=file' '--output=file')
      arguments=('@currency')
      ;;
    'procedure')
      subs=('list' 'show')
      ;;
    'procedure list')
      options=('--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      ;;
    'procedure show')
      options=('--json=' '--csv=' '-o=file' '--output=file')
      arguments=('@rules')
      ;;
    'officer')
      subs=('add' 'remove' 'list')
      ;;
    'officer add')
      options=('--office=:office' '--role=text' '--reads=own|district|all' '--json=' '-q=' '--quiet=')
      arguments=('text')
      ;;
    'officer remove')
      options=('--office=:office' '--role=text' '-n=' '--dry-run=' '--json=' '-q=' '--quiet=')
      arguments=('text')
      ;;
    'officer list')
      options=('--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      ;;
    'init')
      options=('--office=:office' '--shared=' '--json=')
      ;;
    'import')
      options=('--map=text' '--map-save=text' '--defaults=text' '--sheet=text' '--header-row=text' '--dates=ymd|dmy|mdy' '--encoding=gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866' '--update=' '--skip-faulty=' '--rejects=file' '-n=' '--dry-run=' '--again=' '--add-missing=' '--ask=' '--json=' '-q=' '--quiet=')
      arguments=('file')
      ;;
    'inbox')
      options=('--defaults=text' '--encoding=gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866' '--update=' '--add-missing=' '--json=' '-q=' '--quiet=')
      arguments=('file')
      ;;
    'export')
      options=('-o=file' '--output=file' '--where=:where' '--office=:office' '--campaign=:campaign' '--anonymous=' '--layout=gacc|eu|us' '--json=')
      arguments=('@period')
      ;;
    'print')
      subs=('daily' 'notice' 'detention-decision' 'detention-list' 'receipt' 'release-notice' 'transfer-letter' 'hearing-notice' 'penalty-decision' 'confiscation-notice' 'collection-list' 'custody-chain' 'batch-file' 'court-letter' 'void')
      ;;
    'print daily')
      options=('--printer=:printer' '--office=:office' '--all=' '--campaign=:campaign' '--where=:where' '--counted-on=found|detained|confirmed|transferred|closed' '--remark=text' '--no-internal=' '--prove=' '--issue=' '-n=' '--dry-run=' '--json=' '--csv=' '-o=file' '--output=file')
      arguments=('@period')
      ;;
    'print notice')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print detention-decision')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print detention-list')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print receipt')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print release-notice')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print transfer-letter')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print hearing-notice')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print penalty-decision')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print confiscation-notice')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print collection-list')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print custody-chain')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print batch-file')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print court-letter')
      options=('--holder=:holder:batch' '--for=text' '--where=:where' '--number=text' '--on=@date' '--fill=text' '--redact=text' '--reissue=' '-n=' '--dry-run=' '-o=file' '--output=file' '--as=pdf|docx|html|txt' '--printer=:printer' '--json=' '-q=' '--quiet=')
      arguments=(':batch:print*')
      ;;
    'print void')
      options=('--reason=text' '--ref=:batch:print' '-n=' '--dry-run=' '--json=')
      arguments=('text')
      ;;
    'template')
      subs=('list' 'copy' 'check')
      ;;
    'template list')
      options=('--json=' '--csv=' '-o=file' '--output=file')
      ;;
    'template copy')
      options=('--force=' '--json=')
      arguments=('notice|detention-decision|detention-list|receipt|release-notice|transfer-letter|hearing-notice|penalty-decision|confiscation-notice|collection-list|custody-chain|batch-file|court-letter')
      ;;
    'template check')
      options=('--file=file' '--json=')
      arguments=('notice|detention-decision|detention-list|receipt|release-notice|transfer-letter|hearing-notice|penalty-decision|confiscation-notice|collection-list|custody-chain|batch-file|court-letter')
      ;;
    'bundle')
      options=('-o=file' '--output=file' '--holder=:holder:batch' '--redact=text' '--root=text' '--sign=file' '--key=file' '-n=' '--dry-run=' '--json=' '-q=' '--quiet=')
      arguments=(':named:bundle:verify' 'file')
      ;;
    'merge')
      options=('-n=' '--dry-run=' '--theirs=' '--ours=' '--without-files=' '--json=' '--csv=' '-o=file' '--output=file' '-q=' '--quiet=')
      arguments=('file*')
      ;;
    'push')
      options=('-n=' '--dry-run=' '--json=' '-q=' '--quiet=')
      arguments=('file')
      ;;
    'pull')
      options=('-o=file' '--output=file' '--serials=text' '--json=' '-q=' '--quiet=')
      arguments=(':office')
      ;;
    'sync')
      options=('-n=' '--dry-run=' '--json=' '-q=' '--quiet=')
      arguments=('file')
      ;;
    'backup')
      options=('--json=')
      arguments=('file')
      ;;
    'restore')
      options=('--incomplete=' '--json=')
      arguments=('file')
      ;;
    'anchor')
      options=('--check=text' '--json=' '-q=' '--quiet=')
      ;;
    'timestamp')
      subs=('request' 'attach')
      ;;
    'timestamp request')
      options=('-o=file' '--output=file' '--json=' '-q=' '--quiet=')
      ;;
    'timestamp attach')
      options=('--ca=file' '--json=' '-q=' '--quiet=')
      arguments=('file')
      ;;
    'check')
      options=('--fix=' '--json=' '--csv=' '-o=file' '--output=file')
      ;;
    'verify')
      options=('--root=text' '--json=')
      ;;
    'project')
      options=('--json=' '-q=' '--quiet=')
      ;;
    'demo')
      options=('--all=' '--json=')
      arguments=('file')
      ;;
    'completion')
      subs=('bash' 'zsh' 'fish' 'powershell' 'install' 'uninstall')
      ;;
    'completion bash')
      options=('--json=')
      ;;
    'completion zsh')
      options=('--json=')
      ;;
    'completion fish')
      options=('--json=')
      ;;
    'completion powershell')
      options=('--json=')
      ;;
    'completion install')
      options=('--yes=' '--json=')
      arguments=('bash|zsh|fish|powershell')
      ;;
    'completion uninstall')
      options=('--yes=' '--json=')
      arguments=('bash|zsh|fish|powershell')
      ;;
    'config')
      subs=('get' 'set' 'unset' 'list' 'path')
      ;;
    'config get')
      options=('--json=')
      arguments=('@setting')
      ;;
    'config set')
      options=('--json=')
      arguments=('@setting' 'text')
      ;;
    'config unset')
      options=('--json=')
      arguments=('@setting')
      ;;
    'config list')
      options=('--json=' '--csv=' '-o=file' '--output=file')
      ;;
    'config path')
      options=('--json=')
      ;;
    'help')
      options=('--json=')
      arguments=('first-steps|course|statuses|counting|units|categories|proof|dates|filters|exit-codes|environment|formats*')
      ;;
  esac
}

_customs_list() {
  case $1 in
    date) list=('today' 'yesterday' '-1d' '-2d' '-3d' '-1w' '-1m' '今天' '昨天' '前天') ;;
    planned) list=('today' 'yesterday' '-1d' '-2d' '-3d' '-1w' '-1m' '今天' '昨天' '前天' 'tomorrow' '+3wd') ;;
    ahead) list=('+3wd' '+5wd' '+10wd' '+1w' '+1m' '+3m' 'tomorrow' 'today') ;;
    period) list=('this-week' 'last-week' 'this-month' 'last-month' 'this-quarter' 'last-quarter' 'this-year' 'last-year' 'last-30d' 'today' 'yesterday' 'all' '今天' '昨天' '本周' '上周' '本月' '上月') ;;
    unit) list=('pcs' 'pairs' 'sets' 'sheets' 'bottles' 'cans' 'tubes' 'sticks' 'pills' 'tablets' 'ampoules' 'rolls' 'bolts' 'copies' 'mixed' 'parcels' 'cartons' 'boxes' 'blisters' 'bags' 'packs' 'bundles' 'barrels' 'baskets' 'reams' 'pallets' 'containers' 'lots' 'kg' 'g' 'mg' 't' 'lb' 'oz' 'carats' 'm' 'yd' 'ft' 'm2' 'm3' 'l' 'ml') ;;
    procedure) list=('cn_ex_officio' 'cn_application' 'cn_articles' 'eu_608' 'eu_small_consignment' 'us_133' 'trips') ;;
    rules) list=('cn_ex_officio' 'cn_application' 'cn_articles' 'cn_penalty' 'order_310' 'eu_608' 'eu_small_consignment' 'us_133' 'trips') ;;
    currency) list=('CNY' 'USD' 'EUR' 'HKD' 'JPY' 'GBP') ;;
    category) list=('electronics' 'clothing-shoes-hats' 'leather-bags' 'watches-jewellery' 'cosmetics' 'toys' 'stationery' 'sports' 'car-parts' 'machinery' 'light-industry' 'storage-media' 'medicine' 'medical-equipment' 'food' 'tobacco' 'other') ;;
    setting) list=('register' 'office' 'section' 'officer' 'lang' 'letterhead' 'pager' 'printer' 'lock_timeout' 'evidence_folder' 'express_procedure' 'today') ;;
  esac
}

# Splits the line up to the cursor as bash would, without evaluating anything: words (unquoted), quote (an open one),
# fixed (what stands in the last word before the part that readline replaces).
_customs_split() {
  local line=$1 word='' has='' c i
  words=() quote='' fixed=''
  for ((i = 0; i < ${#line}; i++)); do
    c=${line:i:1}
    if [[ $quote == "'" && $c != "'" ]]; then
      word+=$c
    elif [[ $c == "\\" && $quote != "'" ]]; then
      ((i++))
      c=${line:i:1}
      [[ $quote == '"' && $c != [\"\\\$\`] ]] && word+="\\"
      word+=$c has=1
    elif [[ -n $quote && $c == "$quote" ]]; then
      quote='' fixed=$word
    elif [[ -z $quote && $c == [\"\'] ]]; then
      quote=$c fixed=$word has=1
    elif [[ -z $quote && $c == [[:blank:]] ]]; then
      [[ -n $has ]] && words+=("$word")
      word='' has='' fixed=''
    else
      word+=$c has=1
      [[ -z $quote && $COMP_WORDBREAKS == *"$c"* ]] && fixed=$word
    fi
  done
  words+=("$word")
}

# Finds what stands for an option in the table of this command or among the global ones.
_customs_kind() {
  local entry
  kind=''
  for entry in "${options[@]}" "${globals[@]}"; do
    [[ $entry == "$1="* ]] && kind=${entry#*=} && return
  done
}

# Finds the command that a word means: by its name, or by a beginning where nothing but a command may stand.
_customs_sub() {
  local name begun=()
  sub=''
  for name in "${subs[@]}"; do
    [[ $name == "$1" ]] && sub=$name && return
    [[ -n $1 && $name == "$1"* ]] && begun+=("$name")
  done
  ((${#begun[@]} == 1 && !${#arguments[@]})) && sub=${begun[0]}
}

# Offers one value: only what continues the word, quoted as the open quotation mark, or the lack of one, asks for.
_customs_offer() {
  local value=$1 text=$2
  [[ $value == "$fixed"* ]] || return
  value=$front${value:${#fixed}}
  case $quote in
    "'") value=${value//"'"/"'\\''"} ;;
    '"')
      value=${value//"\\"/"\\\\"} value=${value//'"'/'\"'} value=${value//'$'/'\$'} value=${value//'`'/'\`'}
      value=${value//'!'/'"\!"'} # history is called even there
      ;;
    *) printf -v value %q "$value" ;;
  esac
  # A mark at either end would be taken for the open one or the closing one, which readline then leaves out.
  [[ -n $quote && $value == "$quote"* ]] && value=$quote$value
  [[ -n $quote && $value == *"$quote" ]] && value+=$quote
  [[ $COMP_TYPE == 63 && -n $text ]] && value+="  ($text)"
  COMPREPLY+=("$value")
}

_customs_words_offer() {
  local word
  for word in "$@"; do
    [[ $word == "$cur"* ]] && _customs_offer "$word" ''
  done
}

_customs_data() {
  local line fits=''
  local -a answer before=("${words[@]::${#words[@]}-1}")
  mapfile -t answer < <(command -- "${program/#\~/$HOME}" __complete "$1" "$cur" "${before[@]}" 2>/dev/null)
  for line in "${answer[@]}"; do
    [[ ${line%%$'\t'*} == "$cur"* ]] && fits=1
  done
  for line in "${answer[@]}"; do
    # What is only found by another name is listed, but does not keep what begins as the word does from being inserted.
    [[ -n $fits && $COMP_TYPE != 63 && ${line%%$'\t'*} != "$cur"* ]] && continue
    _customs_offer "${line%%$'\t'*}" "${line#*$'\t'}"
  done
  # Several that do not begin as the word does: list them, and let the word stand.
  [[ -z $fits && ${#COMPREPLY[@]} -gt 1 && $COMP_TYPE == 9 ]] && COMPREPLY+=(' ')
}

_customs_values() {
  local IFS=$' \t\n'
  case $1 in
    '' | text) ;;
    file)
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$cur")
      COMPREPLY=("${COMPREPLY[@]#"$fixed"}")
      COMPREPLY=("${COMPREPLY[@]/#/"$front"}")
      ;;
    @*) _customs_list "${1#@}" && _customs_words_offer "${list[@]}" ;;
    :*) _customs_data "${1#:}" ;;
    *)
      local -a list
      [[ $cur == *[![:ascii:]]* ]] && _customs_data "word:$1" && return # in Chinese
      IFS='|' read -ra list <<<"$1"
      _customs_words_offer "${list[@]}"
      ;;
  esac
}

_customs() {
  local program=$1 path='' expect='' rest='' place=0 quote fixed front='' kind cur word entry sub
  local -a words subs options arguments globals list
  COMPREPLY=()
  _customs_split "${COMP_LINE:0:COMP_POINT}"
  cur=${words[${#words[@]} - 1]}
  _customs_table ''
  globals=("${options[@]}")
  # A value may be left out, as after `--detained`: what begins with `--` is an option all the same.
  for word in "${words[@]:1:${#words[@]}-2}"; do
    if [[ -n $expect && $word != --* ]]; then
      expect=''
    elif [[ -z $rest && $word == -- ]]; then
      rest=1 expect=''
    elif [[ -z $rest && $word == -*=* ]]; then
      expect=''
    elif [[ -z $rest && $word == -* ]]; then
      _customs_kind "$word"
      expect=$kind
    elif _customs_sub "$word"; then
      path="${path:+$path }$sub" place=0
      _customs_table "$path"
    else
      ((place++))
    fi
  done
  if [[ -n $expect && $cur != --* ]]; then
    _customs_values "$expect"
  elif [[ -z $rest && $cur == --*=* ]]; then
    _customs_kind "${cur%%=*}"
    entry=${cur%%=*}=
    cur=${cur#*=}
    # Where `=` is no word break of this shell, readline replaces the option too.
    [[ $fixed == "$entry"* ]] && fixed=${fixed#"$entry"} || fixed='' front=$entry
    _customs_values "$kind"
  elif [[ -z $rest && $cur == -* ]]; then
    _customs_words_offer "${options[@]%%=*}" "${globals[@]%%=*}" --help
  elif ((${#subs[@]} && ! ${#arguments[@]})); then
    _customs_words_offer "${subs[@]}"
  else
    kind=${arguments[place]-}
    ((${#arguments[@]})) && [[ -z $kind && ${arguments[-1]} == *'*' ]] && kind=${arguments[-1]}
    _customs_values "${kind%'*'}"
  fi
}

complete -o nosort -F _customs customs 2>/dev/null || complete -F _customs customs
