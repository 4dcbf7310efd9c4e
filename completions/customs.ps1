# PowerShell completion for customs, made by `customs completion powershell` from its commands: do not edit.
# Sub-commands, options and closed word lists are offered from the table below, without Python. Data of the register is
# asked of `customs __complete`, one candidate a line; it is inserted quoted and never evaluated.

$global:customsTable = @{
    '' = @{
        subs = @(@('record', 'Log a batch of goods suspected of infringing.'), @('line', 'Add, edit or remove a line of goods.'), @('notify', 'Send a holder the notice of suspicion; served, its clock runs.'), @('reply', 'Log that a holder applies for detention, or declines.'), @('detain', 'Detain the goods of holders that applied and lodged security.'), @('confirm', 'Log a holder''s word on the goods, mark by mark.'), @('determine', 'Log customs'' own decision after investigation.'), @('court', 'Log a court''s notice about a holder''s goods.'), @('release', 'Release the goods of a holder, or of all.'), @('confiscate', 'Confiscate the goods of a holder.'), @('abandon', 'Log that articles were given up, with customs'' consent.'), @('event', 'Log a rarer event that a time limit hangs on.'), @('dispose', 'Dispose of an exact quantity of confiscated goods.'), @('transfer', 'Hand a batch to the police, a court or another office.'), @('fee', 'Log what storage or disposal costs, and who pays.'), @('custody', 'Log who handed how many goods to whom.'), @('evidence', 'Keep a file as evidence, known by its SHA-256.'), @('note', 'Add a remark to a batch.'), @('correct', 'Mend a wrong entry, with a reason; the old one is kept.'), @('undo', 'Take back the last act, or a named one.'), @('redo', 'Take back an undo.'), @('today', 'The day: what was done, what waits, what is due.'), @('due', 'Every deadline, the nearest first.'), @('list', 'List batches.'), @('show', 'The whole file of a batch.'), @('search', 'Find batches by any text in them.'), @('history', 'Every act, or those on one batch.'), @('security', 'How much security a holder lodges, and by which article.'), @('summary', 'Measures, batches, items and value, by any dimension.'), @('rank', 'Who comes first by batches, items or value, and who did before.'), @('trend', 'A figure through time, beside the year before.'), @('report', 'One file on a period, for people without the tool.'), @('view', 'Run a saved view; save, list or remove one.'), @('chain', 'What hangs together with a batch or an enterprise, and why.'), @('links', 'Traces across ports: the same parties or marks at several offices.'), @('holder', 'Owners of rights.'), @('trademark', 'Recorded rights.'), @('office', 'Customs offices.'), @('campaign', 'Named operations.'), @('enterprise', 'Enterprises: consignors watched, makers visited.'), @('same', 'Say that two parties are one; walk through those that may be.'), @('different', 'Say that two parties are not one.'), @('visit', 'Visits to enterprises: why, what was seen, what they ask of customs.'), @('clue', 'Clues: what was told, where it was sent, what came of it.'), @('rate', 'Customs exchange rates, by which foreign values are turned into CNY.'), @('procedure', 'The law as it is applied: periods, articles, sources.'), @('officer', 'Officers of a shared register, and their rights in it.'), @('init', 'Make a new register.'), @('import', 'Import batches from a list, a spreadsheet or an export.'), @('inbox', 'Import every list in a folder.'), @('export', 'Export batches.'), @('print', 'Print sheets and official documents, or write them to files.'), @('template', 'The office''s own Word templates of official documents.'), @('bundle', 'Put a batch, its proof and its evidence into one ZIP file to hand over.'), @('merge', 'Take another office''s register into this one.'), @('push', 'Take a file register into the shared one, its journal word for word.'), @('pull', 'Write an office''s part of the shared register to a file, to work without a network.'), @('sync', 'Take what was done in such a file back into the shared register.'), @('backup', 'Copy the register with its evidence, proven.'), @('restore', 'Put a backup, proven, in an empty place.'), @('anchor', 'The root that stands for every act; is what was printed still true?'), @('timestamp', 'Have an authority''s time stamp on the root, and keep it.'), @('check', 'Find faults in the records.'), @('verify', 'Prove that no record was lost or altered.'), @('project', 'Make the rows of a shared register anew, that questions are put to.'), @('demo', 'Build the demonstration register and show its summaries.'), @('completion', 'Completion for bash, zsh, fish and PowerShell.'), @('config', 'The office''s configuration: who acts, for which office, in which language.'), @('help', 'Explain dates, filters, exit codes and more.'))
        options = @(@('--register', 'file', 'The register''s file, or the address of a shared one.'), @('--today', '@date', 'Work as if it were that day.'), @('--officer', 'text', 'Who acts; repeatable.'), @('--lang', 'en|zh', 'Language of tables and sheets.'), @('--no-input', '', 'Never ask.'), @('--no-color', '', 'No colours.'), @('--version', '', 'Show the version.'))
        arguments = @()
    }
    'record' = @{
        subs = @()
        options = @(@('--office', ':office', 'Detaining office, by code or name.'), @('--found', '@date', 'Day, month or year found; today.'), @('--direction', 'export|import|transit', 'Which way the goods go.'), @('--channel', 'cargo|mail|express|ecommerce|traveller', 'How they come.'), @('--transport', 'sea|rail|road|air|mail|other', 'By what.'), @('--basis', 'ex-officio|application', 'On whose initiative; ex-officio when left out.'), @('--procedure', '@procedure', 'Legal procedure (customs procedure list).'), @('--campaign', ':campaign', 'Named operation; repeatable.'), @('--document', 'text', 'Number of the declaration or other paper.'), @('--document-kind', 'declaration|manifest|waybill|mail-item|none', 'What the paper is.'), @('--origin', ':country', 'Country of origin, ISO 3166.'), @('--departure', ':country', 'Country they left.'), @('--destination', ':country', 'Country they go to.'), @('--storage', 'text', 'Where the goods are kept.'), @('--trade-mode', 'text', 'Trade mode as declared, such as 0110.'), @('--joint-office', ':office', 'Another office that took part; repeatable.'), @('--found-by', 'targeting|image|manual|tip-off', 'How the goods were found.'), @('--other-hold', 'text', 'Paper that holds them for another reason too, whatever the marks.'), @('--scan', 'file', 'Read the number of the paper from a barcode or QR code on a photograph.'), @('--consignor', 'text', 'Sender; "NAME (USCC)" where the code is known; again for another name.'), @('--consignor-uscc', 'text', 'Its credit code.'), @('--consignor-phone', 'text', 'Its phone; repeatable.'), @('--consignor-address', 'text', 'Its address.'), @('--consignee', 'text', 'Addressee; "NAME (USCC)" where the code is known; again for another name.'), @('--consignee-uscc', 'text', 'Its credit code.'), @('--consignee-phone', 'text', 'Its phone; repeatable.'), @('--consignee-address', 'text', 'Its address.'), @('--agent', 'text', 'Forwarder or other agent.'), @('--agent-uscc', 'text', 'Its credit code.'), @('--agent-phone', 'text', 'Its phone; repeatable.'), @('--agent-address', 'text', 'Its address.'), @('--declarant', 'text', 'Who declared the goods.'), @('--declarant-uscc', 'text', 'Its credit code.'), @('--declarant-phone', 'text', 'Its phone; repeatable.'), @('--declarant-address', 'text', 'Its address.'), @('--carrier', 'text', 'Who carried them.'), @('--carrier-uscc', 'text', 'Its credit code.'), @('--carrier-phone', 'text', 'Its phone; repeatable.'), @('--carrier-address', 'text', 'Its address.'), @('--driver', 'text', 'Who drove.'), @('--driver-uscc', 'text', 'Its credit code.'), @('--driver-phone', 'text', 'Its phone; repeatable.'), @('--driver-address', 'text', 'Its address.'), @('--maker', 'text', 'Their manufacturer.'), @('--maker-uscc', 'text', 'Its credit code.'), @('--maker-phone', 'text', 'Its phone; repeatable.'), @('--maker-address', 'text', 'Its address.'), @('--supplier', 'text', 'Who sold them to the consignor.'), @('--supplier-uscc', 'text', 'Its credit code.'), @('--supplier-phone', 'text', 'Its phone; repeatable.'), @('--supplier-address', 'text', 'Its address.'), @('--container', 'text', 'Number of a container; repeatable.'), @('--vehicle', 'text', 'Plate of the vehicle.'), @('--seal', 'text', 'Number of the seal.'), @('--route', 'text', 'By which way they went, such as Shantou-Shenzhen-Hong Kong.'), @('--clue', ':clue', 'A clue that it came of; repeatable.'), @('--goods', 'text', 'What the goods are; again for the next line, with its own options.'), @('--quantity', 'text', 'How many.'), @('--unit', '@unit', 'pcs, pairs, sets, kg, 件, 双, 万个 ...; pcs when left out.'), @('--value', 'text', 'Value of the goods.'), @('--currency', '@currency', 'ISO 4217; CNY when left out.'), @('--value-basis', 'declared|transaction|estimate|market|retail', 'How the value was found.'), @('--hs', 'text', 'HS code, 4 to 13 digits.'), @('--category', '@category', 'Product category.'), @('--mark', ':mark', 'Mark on the goods, by code, name or alias; repeatable.'), @('--detained', '@date', 'Already detained that day: with its notice, and its application where the law asks for one.'), @('--note', 'text', 'A remark.'), @('--more', '', 'Ask for parcel after parcel; the other options are what they share.'), @('--add-missing', '', 'Add unknown marks, holders, offices and campaigns as incomplete.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @()
    }
    'line' = @{
        subs = @(@('add', 'Add a line of goods to a batch.'), @('edit', 'Change a line; its marks, where given, replace the former ones.'), @('remove', 'Take a line out of a batch; the journal keeps it.'))
        options = @()
        arguments = @()
    }
    'line add' = @{
        subs = @()
        options = @(@('--goods', 'text', 'What the goods are.'), @('--quantity', 'text', 'How many.'), @('--unit', '@unit', 'pcs, pairs, sets, kg, 件, 双, 万个 ...; pcs when left out.'), @('--value', 'text', 'Value of the goods.'), @('--currency', '@currency', 'ISO 4217; CNY when left out.'), @('--value-basis', 'declared|transaction|estimate|market|retail', 'How the value was found.'), @('--hs', 'text', 'HS code, 4 to 13 digits.'), @('--category', '@category', 'Product category.'), @('--mark', ':mark', 'Mark on the goods, by code, name or alias; repeatable.'), @('--add-missing', '', 'Add unknown marks, holders, offices and campaigns as incomplete.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:line*')
    }
    'line edit' = @{
        subs = @()
        options = @(@('--goods', 'text', 'What the goods are.'), @('--quantity', 'text', 'How many.'), @('--unit', '@unit', 'pcs, pairs, sets, kg, 件, 双, 万个 ...; pcs when left out.'), @('--value', 'text', 'Value of the goods.'), @('--currency', '@currency', 'ISO 4217; CNY when left out.'), @('--value-basis', 'declared|transaction|estimate|market|retail', 'How the value was found.'), @('--hs', 'text', 'HS code, 4 to 13 digits.'), @('--category', '@category', 'Product category.'), @('--mark', ':mark', 'Mark on the goods, by code, name or alias; repeatable.'), @('--add-missing', '', 'Add unknown marks, holders, offices and campaigns as incomplete.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(':batch:line*', ':line')
    }
    'line remove' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Why; kept in the journal.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(':batch:line*', ':line')
    }
    'notify' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Whose goods; repeatable. All that fit when left out.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--served', '@date', 'The day it was served: its clock starts.'), @('--how', 'in-person|post|fax|email', 'How it was served.'), @('--number', 'text', 'Number of the document.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:notify*')
    }
    'reply' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Whose goods.'), @('--apply', '', 'The holder applies for detention.'), @('--decline', '', 'Not infringing, or not wanted.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--security', 'text', 'Security lodged, CNY.'), @('--form', 'deposit|guarantee', 'Form of the security.'), @('--general-guarantee', 'text', 'Number of the yearly general guarantee.'), @('--reason', 'text', 'Why; kept in the journal.'), @('--basis', 'ex-officio|application', 'application: late or silent, it applies of its own, with security equal to the value.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:reply*')
    }
    'detain' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Whose goods; repeatable. All that fit when left out.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--number', 'text', 'Number of the document.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:detain*')
    }
    'confirm' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Whose goods.'), @('--mark', ':mark:batch', 'Which marks; repeatable.'), @('--infringing', '', 'The goods infringe.'), @('--genuine', '', 'The goods are genuine or authorised.'), @('--undetermined', '', 'The holder cannot tell.'), @('--no-reply', '', 'The holder did not answer.'), @('--items', 'text', 'How many; all that bear the mark when left out.'), @('--line', ':line', 'A part of the goods: of which line.'), @('--quantity', 'text', 'How many of the line, in its unit; all when left out.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--document', 'text', 'Number of the confirmation.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:confirm*')
    }
    'determine' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Whose goods; repeatable. All that fit when left out.'), @('--infringing', '', 'The goods infringe.'), @('--not-infringing', '', 'They do not.'), @('--undetermined', '', 'Customs cannot tell.'), @('--line', ':line', 'A part of the goods: of which line.'), @('--quantity', 'text', 'How many of the line, in its unit; all when left out.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:determine*')
    }
    'court' = @{
        subs = @()
        options = @(@('--notice', 'text', 'Number of the court''s notice.'), @('--holder', ':holder:batch', 'Whose goods.'), @('--kind', 'evidence-taking|evidence-preservation|property-preservation|assistance', 'What the court asks; assistance when left out.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--retain-until', '@ahead', 'The last day on which the goods are kept for the court.'), @('--line', ':line', 'The line of which goods were collected and are kept for it.'), @('--quantity', 'text', 'How many of that line; all when left out.'), @('--court-word', 'text', 'Number of the court''s word.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:court*')
    }
    'release' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Whose goods; repeatable. All that fit when left out.'), @('--line', ':line', 'A part of the goods: of which line.'), @('--quantity', 'text', 'How many of the line, in its unit; all when left out.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--ground', ':ground', 'Why the law releases them, where the file does not say it.'), @('--document', 'text', 'Number of the paper that the ground stands on.'), @('--reason', 'text', 'Why; kept in the journal.'), @('--suspicion-cleared', '', 'The suspicion is excluded, as the --document says.'), @('--settlement', '', 'Holder and consignor settled, in writing.'), @('--withdrawn', '', 'The holder withdrew its application.'), @('--on-bond', 'text', 'Patents: the consignor deposited so much, CNY.'), @('--court-word', 'text', 'Number of the court''s word.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:release*')
    }
    'confiscate' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Whose goods; repeatable. All that fit when left out.'), @('--line', ':line', 'A part of the goods: of which line.'), @('--quantity', 'text', 'How many of the line, in its unit; all when left out.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--number', 'text', 'Number of the document.'), @('--fine', 'text', 'Fine, CNY; at most 30 % of the value.'), @('--penalty-value', 'text', 'Value with duty and taxes, CNY: the fine is measured by it.'), @('--collected', '', 'The owner is not known: found infringing, three months after the notice.'), @('--ground', 'text', 'With --collected: another ground, with its --document.'), @('--document', 'text', 'Number of the paper that the ground stands on.'), @('--court-word', 'text', 'Number of the court''s word.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:confiscate*')
    }
    'abandon' = @{
        subs = @()
        options = @(@('--on', '@date', 'The day it happened; today when left out.'), @('--document', 'text', 'Number of the declaration of abandonment.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:abandon*')
    }
    'event' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Whose goods.'), @('--on', '@planned', 'The day it happened; today when left out.'), @('--reason', 'text', 'Why; kept in the journal.'), @('--amount', 'text', 'security-returned: how much went back.'), @('--deduction', 'text', 'security-returned: how much was kept for costs.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(':batch:event*', ':event')
    }
    'dispose' = @{
        subs = @()
        options = @(@('--quantity', 'text', 'Exactly how many, in the line''s unit.'), @('--way', 'donate|sell|auction|destroy|return', 'How.'), @('--line', ':line', 'Which line.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--supervisor', 'text', 'Who watched a destruction.'), @('--holder-asked', '@date', 'When the holder''s opinion was asked (auction).'), @('--features-removed', '', 'The infringing features were removed (auction).'), @('--reason', 'text', 'Why; kept in the journal.'), @('--court-word', 'text', 'Number of the court''s word.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:dispose*')
    }
    'transfer' = @{
        subs = @()
        options = @(@('--to', 'police|court|office', 'To whom.'), @('--body', 'text', 'Which police, court or office.'), @('--kind', 'evidence-taking|evidence-preservation|property-preservation|assistance', 'What the court asks; assistance when left out.'), @('--number', 'text', 'Number of the document.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--holder', ':holder:batch', 'Whose goods; repeatable. All that fit when left out.'), @('--line', ':line', 'A part of the goods: of which line.'), @('--quantity', 'text', 'How many of the line, in its unit; all when left out.'), @('--goods-handed', '', 'The goods too are handed to the police, or those that waited.'), @('--refused', '', 'The police refused the case: it goes on.'), @('--court-word', 'text', 'Number of the court''s word.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:transfer*')
    }
    'fee' = @{
        subs = @()
        options = @(@('--amount', 'text', 'How much.'), @('--kind', 'storage|disposal|other', 'For what.'), @('--currency', '@currency', 'ISO 4217; CNY when left out.'), @('--from', '@planned', 'First day that it covers.'), @('--to', '@planned', 'Last day that it covers, included.'), @('--payer', 'text', 'Who pays: the holder, say.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:fee*')
    }
    'custody' = @{
        subs = @(@('add', 'Log who handed how many goods to whom; a row is never edited. The word add may be left out.'), @('show', 'Show the whole chain of custody: who had how many, under which seal, and where it has a gap.'))
        options = @(@('--quantity', 'text', 'Exactly how many, in the line''s unit; never all. Repeatable, with --line.'), @('--from', 'text', 'Who handed them over.'), @('--to', 'text', 'Who took them.'), @('--purpose', 'store|move|sample|laboratory|viewing|court|police|office|return|hand-back|disposal|other', 'What for.'), @('--line', ':line', 'Which line; 1 when left out. Repeatable, with --quantity.'), @('--on', 'text', 'When, to the minute where known; now when left out.'), @('--place', 'text', 'Where it was handed over.'), @('--seal-before', 'text', 'Number of the seal found on them.'), @('--seal', 'text', 'Number of the seal put on.'), @('--witness', 'text', 'Who saw it.'), @('--document', 'text', 'Number of the paper.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':named:custody:add,show*')
    }
    'custody add' = @{
        subs = @()
        options = @(@('--quantity', 'text', 'Exactly how many, in the line''s unit; never all. Repeatable, with --line.'), @('--from', 'text', 'Who handed them over.'), @('--to', 'text', 'Who took them.'), @('--purpose', 'store|move|sample|laboratory|viewing|court|police|office|return|hand-back|disposal|other', 'What for.'), @('--line', ':line', 'Which line; 1 when left out. Repeatable, with --quantity.'), @('--on', 'text', 'When, to the minute where known; now when left out.'), @('--place', 'text', 'Where it was handed over.'), @('--seal-before', 'text', 'Number of the seal found on them.'), @('--seal', 'text', 'Number of the seal put on.'), @('--witness', 'text', 'Who saw it.'), @('--document', 'text', 'Number of the paper.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:custody*')
    }
    'custody show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':batch:custody')
    }
    'evidence' = @{
        subs = @(@('keep', 'Keep a copy of a file as evidence, known by its SHA-256. The word keep may be left out.'), @('add', 'Keep many files of any size with a batch: all of them, or none.'), @('list', 'List the files kept with some batches, or with all, and which are missing or have another size.'), @('show', 'Show all that is known of one file, and apart from it what the file says of itself; it is read again.'), @('verify', 'Read every file again, or those of some batches, and compare it with its SHA-256.'), @('export', 'Copy the files of a batch into a new folder, with a list that sha256sum -c reads.'), @('similar', 'Suggest pictures of other batches that look like those of a batch; nothing is decided by it.'))
        options = @(@('--kind', 'text', 'On-site record, photograph, expert report ...'), @('--line', ':line', 'The line of goods that it shows.'), @('--taken', 'text', 'When it was made, as you know it.'), @('--by', 'text', 'Who made it, if not you.'), @('--device', 'text', 'The camera or machine.'), @('--source', 'text', 'Whom or what it comes from.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(':named:evidence:keep,add,list,show,verify,export,similar*', 'file')
    }
    'evidence keep' = @{
        subs = @()
        options = @(@('--kind', 'text', 'On-site record, photograph, expert report ...'), @('--line', ':line', 'The line of goods that it shows.'), @('--taken', 'text', 'When it was made, as you know it.'), @('--by', 'text', 'Who made it, if not you.'), @('--device', 'text', 'The camera or machine.'), @('--source', 'text', 'Whom or what it comes from.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(':batch:evidence*', 'file')
    }
    'evidence add' = @{
        subs = @()
        options = @(@('--kind', 'text', 'On-site record, photograph, expert report ...'), @('--line', ':line', 'The line of goods that it shows.'), @('--taken', 'text', 'When it was made, as you know it.'), @('--by', 'text', 'Who made it, if not you.'), @('--device', 'text', 'The camera or machine.'), @('--source', 'text', 'Whom or what it comes from.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(':batch:evidence', 'file*')
    }
    'evidence list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:evidence*')
    }
    'evidence show' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @(':batch:evidence', 'text')
    }
    'evidence verify' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @(, ':batch:evidence*')
    }
    'evidence export' = @{
        subs = @()
        options = @(@('--small', '', 'Small copies of the pictures beside them (Pillow).'), @('--json', '', 'Answer in JSON.'))
        arguments = @(':batch:evidence', 'file')
    }
    'evidence similar' = @{
        subs = @()
        options = @(@('--within', 'text', 'At most so many bits apart, of 64.'), @('--with', 'file', 'Another office''s register too, without its photographs; repeatable.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:evidence')
    }
    'note' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(':batch:note*', 'text')
    }
    'correct' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Why; kept in the journal.'), @('--found', '@date', 'Day, month or year found.'), @('--direction', 'export|import|transit', 'Which way the goods go.'), @('--channel', 'cargo|mail|express|ecommerce|traveller', 'How they come.'), @('--transport', 'sea|rail|road|air|mail|other', 'By what.'), @('--basis', 'ex-officio|application', 'On whose initiative; ex-officio when left out.'), @('--procedure', '@procedure', 'Legal procedure (customs procedure list).'), @('--campaign', ':campaign', 'Named operation; repeatable.'), @('--document', 'text', 'Number of the declaration or other paper.'), @('--document-kind', 'declaration|manifest|waybill|mail-item|none', 'What the paper is.'), @('--origin', ':country', 'Country of origin, ISO 3166.'), @('--departure', ':country', 'Country they left.'), @('--destination', ':country', 'Country they go to.'), @('--storage', 'text', 'Where the goods are kept.'), @('--trade-mode', 'text', 'Trade mode as declared, such as 0110.'), @('--joint-office', ':office', 'Another office that took part; repeatable.'), @('--found-by', 'targeting|image|manual|tip-off', 'How the goods were found.'), @('--other-hold', 'text', 'Paper that holds them for another reason too, whatever the marks.'), @('--consignor', 'text', 'Sender; "NAME (USCC)" where the code is known; again for another name.'), @('--consignor-uscc', 'text', 'Its credit code.'), @('--consignor-phone', 'text', 'Its phone; repeatable.'), @('--consignor-address', 'text', 'Its address.'), @('--consignee', 'text', 'Addressee; "NAME (USCC)" where the code is known; again for another name.'), @('--consignee-uscc', 'text', 'Its credit code.'), @('--consignee-phone', 'text', 'Its phone; repeatable.'), @('--consignee-address', 'text', 'Its address.'), @('--agent', 'text', 'Forwarder or other agent.'), @('--agent-uscc', 'text', 'Its credit code.'), @('--agent-phone', 'text', 'Its phone; repeatable.'), @('--agent-address', 'text', 'Its address.'), @('--declarant', 'text', 'Who declared the goods.'), @('--declarant-uscc', 'text', 'Its credit code.'), @('--declarant-phone', 'text', 'Its phone; repeatable.'), @('--declarant-address', 'text', 'Its address.'), @('--carrier', 'text', 'Who carried them.'), @('--carrier-uscc', 'text', 'Its credit code.'), @('--carrier-phone', 'text', 'Its phone; repeatable.'), @('--carrier-address', 'text', 'Its address.'), @('--driver', 'text', 'Who drove.'), @('--driver-uscc', 'text', 'Its credit code.'), @('--driver-phone', 'text', 'Its phone; repeatable.'), @('--driver-address', 'text', 'Its address.'), @('--maker', 'text', 'Their manufacturer.'), @('--maker-uscc', 'text', 'Its credit code.'), @('--maker-phone', 'text', 'Its phone; repeatable.'), @('--maker-address', 'text', 'Its address.'), @('--supplier', 'text', 'Who sold them to the consignor.'), @('--supplier-uscc', 'text', 'Its credit code.'), @('--supplier-phone', 'text', 'Its phone; repeatable.'), @('--supplier-address', 'text', 'Its address.'), @('--container', 'text', 'Number of a container; repeatable.'), @('--vehicle', 'text', 'Plate of the vehicle.'), @('--seal', 'text', 'Number of the seal.'), @('--route', 'text', 'By which way they went, such as Shantou-Shenzhen-Hong Kong.'), @('--clear', 'consignor|consignee|agent|declarant|carrier|driver|maker|supplier|containers|vehicle|seal|route|document|transport|origin|departure|destination|storage|trade-mode|found-by|other-hold|value|campaign|joint-office|clue', 'A field to empty; repeatable.'), @('--clue', ':clue', 'A clue that it came of; repeatable.'), @('--value', 'text', 'Value of the goods.'), @('--currency', '@currency', 'ISO 4217; CNY when left out.'), @('--holder', ':holder:batch', 'Whose goods.'), @('--notified', '@date', 'Of the holder: day of the notice.'), @('--served', '@date', 'Of the holder: day of service.'), @('--replied', '@date', 'Of the holder: day of the reply.'), @('--lodged', '@date', 'Of the holder: day on which it lodged security.'), @('--detained', '@date', 'Of the holder: day of detention.'), @('--finding-on', '@date', 'Of the holder: day of the finding.'), @('--court-on', '@date', 'Of the holder: day of a court''s notice.'), @('--freed-on', '@date', 'Of the holder: day of the court''s word.'), @('--notice', 'text', 'Which notice of a court is meant, by its number.'), @('--outcome-on', '@date', 'Of the holder: day of the outcome.'), @('--handed-on', '@date', 'Day of a hand-over to a court.'), @('--disposed-on', '@date', 'Day of a disposal.'), @('--earlier', 'text', 'Of the holder: day of what happened once more since, such as finding=2019-08-01.'), @('--notice-no', 'text', 'Of the holder: number of the notice to it.'), @('--detention-no', 'text', 'Of the holder: number of the detention decision.'), @('--decision-no', 'text', 'Of the holder: number of what ended the case.'), @('--security', 'text', 'Of the holder: what it lodged, CNY.'), @('--fine', 'text', 'Of the holder: the fine, CNY.'), @('--penalty-value', 'text', 'Value with duty and taxes, CNY: the fine is measured by it.'), @('--event', 'text', 'Of the holder: another event, such as public_notice_on=2019-08-01.'), @('--mark', ':mark:batch', 'Whose confirmation to mend.'), @('--confirmation', 'pending|infringing|genuine|undetermined|no-reply', 'The holder''s word.'), @('--confirmed', '@date', 'Day of the confirmation.'), @('--items', 'text', 'Items confirmed.'), @('--line', ':line', 'Of goods decided about in parts: that of this line.'), @('--part', 'text', 'Which part of the line, as show names them; 1 is the first.'), @('--add-missing', '', 'Add unknown marks, holders, offices and campaigns as incomplete.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'))
        arguments = @(, ':batch:correct*')
    }
    'undo' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Why; kept in the journal.'), @('-n', '', 'Only show what would change.'), @('--dry-run', '', 'Only show what would change.'), @('--raw', '', 'Every value before and after, with its path.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'text')
    }
    'redo' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Why; kept in the journal.'), @('-n', '', 'Only show what would change.'), @('--dry-run', '', 'Only show what would change.'), @('--raw', '', 'Every value before and after, with its path.'), @('--json', '', 'Answer in JSON.'))
        arguments = @()
    }
    'today' = @{
        subs = @()
        options = @(@('--office', ':office', 'Office or district; repeatable.'), @('--all', '', 'Every office, whichever is configured.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--limit', 'text', 'At most so many rows; a terminal shows 50 without it.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, '@planned')
    }
    'due' = @{
        subs = @()
        options = @(@('--within', 'text', 'At most so many working days left (3wd).'), @('--overdue', '', 'Only what is overdue.'), @('--holder', ':holder', 'Only this holder''s.'), @('--office', ':office', 'Office or district; repeatable.'), @('--all', '', 'Every office, whichever is configured.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--ics', 'file', 'Write a calendar file (RFC 5545).'), @('--explain', '', 'With REF: the counting, day by day.'), @('--exit-code', '', 'Exit 6 when something is overdue.'), @('--limit', 'text', 'At most so many rows; a terminal shows 50 without it.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:due')
    }
    'list' = @{
        subs = @()
        options = @(@('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--counted-on', 'found|detained|confirmed|transferred|closed', 'Which day a batch belongs to.'), @('--office', ':office', 'Office or district; repeatable.'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--holder', ':holder', 'Holder; repeatable.'), @('--mark', ':mark', 'Mark; repeatable.'), @('--status', 'recorded|notified|applied|declined|detained|released|confiscated|transferred|abandoned|disposed', 'State.'), @('--direction', 'export|import|transit', 'Direction.'), @('--channel', 'cargo|mail|express|ecommerce|traveller', 'Channel.'), @('--basis', 'ex-officio|application', 'Basis.'), @('--sort', 'ref|found|recorded|office|district|status|items|value|mark|holder|goods|channel|direction|destination|due', 'found, ref, due, office, items, value; - in front reverses. A terminal: due, then new.'), @('--columns', 'ref|found_on|office|direction|channel|status|goods|marks|holders|items|units|value|due_on', 'Columns of the table: ref,found_on,status,marks,items,value ...'), @('--limit', 'text', 'At most so many rows; a terminal shows 50 without it.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, '@period')
    }
    'show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':batch:show')
    }
    'search' = @{
        subs = @()
        options = @(@('--limit', 'text', 'At most so many rows; a terminal shows 50 without it.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text*')
    }
    'history' = @{
        subs = @()
        options = @(@('--last', 'text', 'Only the newest.'), @('--limit', 'text', 'At most so many rows; a terminal shows 50 without it.'), @('--raw', '', 'Every value before and after, with its path.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':batch:history')
    }
    'security' = @{
        subs = @()
        options = @(@('--basis', 'ex-officio|application', 'On which they are stopped; ex-officio, or as the batch has it.'), @('--right-type', 'trademark|copyright|patent', 'The right in question; trademark, or as the batch has it.'), @('--approved', '@planned', 'When GACC approved the holder''s general guarantee.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':batch:security')
    }
    'summary' = @{
        subs = @()
        options = @(@('--by', 'office|district|country|campaign|clue-source|holder|mark|right-type|basis|direction|channel|transport|category|consignor|origin|destination|route|goods|holder-country|status|outcome|assistance|day|week|month|quarter|year', 'Rows; repeatable, or with commas. Also status, outcome, day, month.'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--office', ':office', 'Office or district; repeatable.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--counted-on', 'found|detained|confirmed|transferred|closed', 'Which day a batch belongs to.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--style', 'gacc|eu|us', 'The tables that field publishes.'), @('--sheet', '', 'The daily sheet of the day or period.'), @('--explain', 'figures|breakdown|acts|deadlines|store', 'With --sheet: the references behind each figure of a section.'), @('--remark', 'text', 'The officer''s own words.'), @('--no-internal', '', 'The copy that goes upward: without the deadlines.'), @('--prove', '', 'Recount every figure from the batches, not the index; the sheet says so.'), @('--all', '', 'Every office; else the configured one.'), @('--issue', '', 'Issue it: the register keeps what it says; again, as a correction.'), @('-n', '', 'With --issue: only tell what would become true; nothing is written.'), @('--dry-run', '', 'With --issue: only tell what would become true; nothing is written.'), @('--print', ':printer', 'Send it to the system''s printer.'))
        arguments = @(, '@period')
    }
    'rank' = @{
        subs = @()
        options = @(@('--of', 'office|holder|mark|consignor|destination|category|goods|route', 'What is ranked.'), @('--by', 'batches|items|value', 'The basis of rank and share.'), @('--limit', 'text', 'At most so many rows; a terminal shows 50 without it.'), @('--top', 'text', 'Show only the first N.'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--office', ':office', 'Office or district; repeatable.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--counted-on', 'found|detained|confirmed|transferred|closed', 'Which day a batch belongs to.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@period')
    }
    'trend' = @{
        subs = @()
        options = @(@('--every', 'day|week|month|quarter', 'One bar for every ...'), @('--of', 'batches|items|value|measures', 'What is followed.'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--office', ':office', 'Office or district; repeatable.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--alarm', '', 'Is this rise real? Each span beside what was to be expected.'), @('--by', 'office|district|mark|holder|category|consignor|origin|destination|channel|direction', 'With --alarm: each of them by itself, in the last whole span.'), @('--counted-on', 'found|detained|confirmed|transferred|closed', 'Which day a batch belongs to.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@period')
    }
    'report' = @{
        subs = @()
        options = @(@('--every', 'day|week|month|quarter', 'One bar of the trend for every ...'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--office', ':office', 'Office or district; repeatable.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@period')
    }
    'view' = @{
        subs = @()
        options = @()
        arguments = @(':view', ':view:named*')
    }
    'chain' = @{
        subs = @()
        options = @(@('--hops', 'text', 'At most so many steps; 4.'), @('--why', '', 'Every piece of evidence, and what is too common to join anything.'), @('--within', 'text', 'Join only what was found within so many days; any time.'), @('--limit', 'text', 'At most so many rows; a terminal shows 50 without it.'), @('--json', '', 'Answer in JSON.'), @('-o', 'file', 'Write to FILE.{html,mmd,dot,graphml,csv}.'), @('--output', 'file', 'Write to FILE.{html,mmd,dot,graphml,csv}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:chain')
    }
    'links' = @{
        subs = @()
        options = @(@('--by', 'consignor|consignee|agent|declarant|carrier|driver|maker|supplier|mark|holder|document|origin|departure|destination|category|campaign|phone|address|container|vehicle|seal|route|mark-set|goods', 'Each by itself; repeatable, or with commas; when left out all that is rare: parties, phones ...'), @('--within', 'text', 'Found within so many days; 90.'), @('--min-offices', 'text', 'At so many offices or more; 2.'), @('--office', ':office', 'Office or district; repeatable.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--limit', 'text', 'At most so many rows; a terminal shows 50 without it.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:links')
    }
    'holder' = @{
        subs = @(@('add', 'Add a holder.'), @('edit', 'Change a holder; what is not given stays, an empty word clears.'), @('remove', 'Take a holder out; refused while anything refers to it.'), @('list', 'List all, or those with a text in a code, name or alias.'), @('show', 'Show a holder, whole.'), @('import', 'Import many from a list; all rows are checked first.'))
        options = @()
        arguments = @()
    }
    'holder add' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--country', ':country', 'ISO 3166.'), @('--agent', 'text', 'Who speaks for it; repeatable.'), @('--contact', 'text', 'Telephone, e-mail, address; repeatable.'), @('--general-guarantee', 'text', 'Number of its yearly general guarantee.'), @('--approved', '@planned', 'When GACC approved that guarantee.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text')
    }
    'holder edit' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--country', ':country', 'ISO 3166.'), @('--agent', 'text', 'Who speaks for it; repeatable.'), @('--contact', 'text', 'Telephone, e-mail, address; repeatable.'), @('--general-guarantee', 'text', 'Number of its yearly general guarantee.'), @('--approved', '@planned', 'When GACC approved that guarantee.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':holder')
    }
    'holder remove' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':holder')
    }
    'holder list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text')
    }
    'holder show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':holder')
    }
    'holder import' = @{
        subs = @()
        options = @(@('--map', 'text', 'Tell the columns anew, or by that map.'), @('--map-save', 'text', 'Keep the map under a name.'), @('--defaults', 'text', 'Where a row says nothing.'), @('--sheet', 'text', 'Which sheet, by name or number.'), @('--header-row', 'text', 'The row of the header, where it is not found.'), @('--dates', 'ymd|dmy|mdy', 'Dates like 5/7/19: ymd, dmy or mdy.'), @('--skip-faulty', '', 'Write the good rows, save the others to correct.'), @('-n', '', 'Check every row, write nothing.'), @('--dry-run', '', 'Check every row, write nothing.'), @('--add-missing', '', 'Add unknown marks, holders, offices and campaigns as incomplete.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'trademark' = @{
        subs = @(@('add', 'Add a right.'), @('edit', 'Change a right; what is not given stays, an empty word clears.'), @('remove', 'Take a right out; refused while anything refers to it.'), @('list', 'List all, or those with a text in a code, name or alias.'), @('show', 'Show a right, whole.'), @('import', 'Import many from a list; all rows are checked first.'))
        options = @()
        arguments = @()
    }
    'trademark add' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--holder', ':holder', 'Its holder, by code or name.'), @('--type', 'trademark|copyright|patent|design|olympic|expo|gi|unknown', 'Which right.'), @('--recordation', 'text', 'Recordation number, such as T2019-12345.'), @('--valid-from', '@planned', 'First day of the recordation.'), @('--valid-until', '@planned', 'Last day, included.'), @('--alias', 'text', 'Another way it is written; repeatable.'), @('--nice', 'text', 'Nice class, 1-45; repeatable.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text')
    }
    'trademark edit' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--holder', ':holder', 'Its holder, by code or name.'), @('--type', 'trademark|copyright|patent|design|olympic|expo|gi|unknown', 'Which right.'), @('--recordation', 'text', 'Recordation number, such as T2019-12345.'), @('--valid-from', '@planned', 'First day of the recordation.'), @('--valid-until', '@planned', 'Last day, included.'), @('--alias', 'text', 'Another way it is written; repeatable.'), @('--nice', 'text', 'Nice class, 1-45; repeatable.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':mark')
    }
    'trademark remove' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':mark')
    }
    'trademark list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text')
    }
    'trademark show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':mark')
    }
    'trademark import' = @{
        subs = @()
        options = @(@('--map', 'text', 'Tell the columns anew, or by that map.'), @('--map-save', 'text', 'Keep the map under a name.'), @('--defaults', 'text', 'Where a row says nothing.'), @('--sheet', 'text', 'Which sheet, by name or number.'), @('--header-row', 'text', 'The row of the header, where it is not found.'), @('--dates', 'ymd|dmy|mdy', 'Dates like 5/7/19: ymd, dmy or mdy.'), @('--skip-faulty', '', 'Write the good rows, save the others to correct.'), @('-n', '', 'Check every row, write nothing.'), @('--dry-run', '', 'Check every row, write nothing.'), @('--add-missing', '', 'Add unknown marks, holders, offices and campaigns as incomplete.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'office' = @{
        subs = @(@('add', 'Add an office.'), @('edit', 'Change an office; what is not given stays, an empty word clears.'), @('remove', 'Take an office out; refused while anything refers to it.'), @('list', 'List all, or those with a text in a code, name or alias.'), @('show', 'Show an office, whole.'), @('import', 'Import many from a list; all rows are checked first.'), @('inspections', 'Keep how many consignments an office inspected in a period, or list those that are kept.'))
        options = @()
        arguments = @()
    }
    'office add' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--parent', ':office', 'The office above it.'), @('--country', ':country', 'ISO 3166.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text')
    }
    'office edit' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--parent', ':office', 'The office above it.'), @('--country', ':country', 'ISO 3166.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':office')
    }
    'office remove' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':office')
    }
    'office list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text')
    }
    'office show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':office')
    }
    'office import' = @{
        subs = @()
        options = @(@('--map', 'text', 'Tell the columns anew, or by that map.'), @('--map-save', 'text', 'Keep the map under a name.'), @('--defaults', 'text', 'Where a row says nothing.'), @('--sheet', 'text', 'Which sheet, by name or number.'), @('--header-row', 'text', 'The row of the header, where it is not found.'), @('--dates', 'ymd|dmy|mdy', 'Dates like 5/7/19: ymd, dmy or mdy.'), @('--skip-faulty', '', 'Write the good rows, save the others to correct.'), @('-n', '', 'Check every row, write nothing.'), @('--dry-run', '', 'Check every row, write nothing.'), @('--add-missing', '', 'Add unknown marks, holders, offices and campaigns as incomplete.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'office inspections' = @{
        subs = @()
        options = @(@('--count', 'text', 'How many there were in PERIOD.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(':office', '@period')
    }
    'campaign' = @{
        subs = @(@('add', 'Add a campaign.'), @('edit', 'Change a campaign; what is not given stays, an empty word clears.'), @('remove', 'Take a campaign out; refused while anything refers to it.'), @('list', 'List all, or those with a text in a code, name or alias.'), @('show', 'Show a campaign, whole.'), @('import', 'Import many from a list; all rows are checked first.'))
        options = @()
        arguments = @()
    }
    'campaign add' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--from', '@planned', 'First day.'), @('--to', '@planned', 'Last day, included.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text')
    }
    'campaign edit' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--from', '@planned', 'First day.'), @('--to', '@planned', 'Last day, included.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':campaign')
    }
    'campaign remove' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':campaign')
    }
    'campaign list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text')
    }
    'campaign show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':campaign')
    }
    'campaign import' = @{
        subs = @()
        options = @(@('--map', 'text', 'Tell the columns anew, or by that map.'), @('--map-save', 'text', 'Keep the map under a name.'), @('--defaults', 'text', 'Where a row says nothing.'), @('--sheet', 'text', 'Which sheet, by name or number.'), @('--header-row', 'text', 'The row of the header, where it is not found.'), @('--dates', 'ymd|dmy|mdy', 'Dates like 5/7/19: ymd, dmy or mdy.'), @('--skip-faulty', '', 'Write the good rows, save the others to correct.'), @('-n', '', 'Check every row, write nothing.'), @('--dry-run', '', 'Check every row, write nothing.'), @('--add-missing', '', 'Add unknown marks, holders, offices and campaigns as incomplete.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'enterprise' = @{
        subs = @(@('add', 'Add an enterprise.'), @('edit', 'Change an enterprise; what is not given stays, an empty word clears.'), @('remove', 'Take an enterprise out; refused while anything refers to it.'), @('list', 'List all, or those with a text in a code, name or alias.'), @('show', 'Show an enterprise, whole.'), @('import', 'Import many from a list; all rows are checked first.'))
        options = @()
        arguments = @()
    }
    'enterprise add' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--uscc', 'text', 'Unified Social Credit Code, 18 characters.'), @('--country', ':country', 'ISO 3166.'), @('--address', 'text', 'As registered.'), @('--contact', 'text', 'Telephone, e-mail, people; repeatable.'), @('--visit', 'text', 'A visit today: what was seen or told; repeatable.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text')
    }
    'enterprise edit' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--uscc', 'text', 'Unified Social Credit Code, 18 characters.'), @('--country', ':country', 'ISO 3166.'), @('--address', 'text', 'As registered.'), @('--contact', 'text', 'Telephone, e-mail, people; repeatable.'), @('--visit', 'text', 'A visit today: what was seen or told; repeatable.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':enterprise')
    }
    'enterprise remove' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':enterprise')
    }
    'enterprise list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text')
    }
    'enterprise show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':enterprise')
    }
    'enterprise import' = @{
        subs = @()
        options = @(@('--map', 'text', 'Tell the columns anew, or by that map.'), @('--map-save', 'text', 'Keep the map under a name.'), @('--defaults', 'text', 'Where a row says nothing.'), @('--sheet', 'text', 'Which sheet, by name or number.'), @('--header-row', 'text', 'The row of the header, where it is not found.'), @('--dates', 'ymd|dmy|mdy', 'Dates like 5/7/19: ymd, dmy or mdy.'), @('--skip-faulty', '', 'Write the good rows, save the others to correct.'), @('-n', '', 'Check every row, write nothing.'), @('--dry-run', '', 'Check every row, write nothing.'), @('--add-missing', '', 'Add unknown marks, holders, offices and campaigns as incomplete.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'same' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Why; kept in the journal.'), @('--review', '', 'Walk through the open proposals, the surest first, and decide each.'), @('--overrule', '', 'Though they were decided to be different before.'), @('--limit', 'text', 'At most so many rows; a terminal shows 50 without it.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(':enterprise', ':enterprise')
    }
    'different' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Why; kept in the journal.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(':enterprise', ':enterprise')
    }
    'visit' = @{
        subs = @(@('add', 'Log a visit to an enterprise; the officers are those of --officer.'), @('edit', 'Mend what was entered wrongly of a visit; the journal keeps what it read before. An empty text empties a field.'), @('list', 'List visits by day; notes of visits from earlier versions are among them.'), @('show', 'Show a visit, whole.'), @('summary', 'How many enterprises were visited, and how often; those of one credit code are one.'))
        options = @()
        arguments = @()
    }
    'visit add' = @{
        subs = @()
        options = @(@('--on', '@date', 'The day it happened; today when left out.'), @('--purpose', 'text', 'Why.'), @('--findings', 'text', 'What was seen or told.'), @('--abroad-dispute', 'text', 'Disputes over its rights abroad.'), @('--wishes', 'text', 'What it asks of customs.'), @('--result', 'text', 'What the visit led to.'), @('--follow-up', 'text', 'What is to be done next.'), @('--office', ':office', 'The office that keeps it; your own when left out.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':enterprise')
    }
    'visit edit' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Why; kept in the journal.'), @('--enterprise', ':enterprise', 'The one visited, by code or name.'), @('--on', '@date', 'The day it happened.'), @('--purpose', 'text', 'Why.'), @('--findings', 'text', 'What was seen or told.'), @('--abroad-dispute', 'text', 'Disputes over its rights abroad.'), @('--wishes', 'text', 'What it asks of customs.'), @('--result', 'text', 'What the visit led to.'), @('--follow-up', 'text', 'What is to be done next.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':visit')
    }
    'visit list' = @{
        subs = @()
        options = @(@('--enterprise', ':enterprise', 'Only those to one, by code or name.'), @('--office', ':office', 'Office or district; repeatable.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, '@period')
    }
    'visit show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':visit')
    }
    'visit summary' = @{
        subs = @()
        options = @(@('--by', 'office|year|quarter|month|officer', 'Rows; repeatable, or with commas.'), @('--office', ':office', 'Office or district; repeatable.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@period')
    }
    'clue' = @{
        subs = @(@('add', 'Take in a clue; it gets a number.'), @('send', 'Send a clue to another office or to the police.'), @('result', 'Keep what came of a clue, and which batches did; batches may be added later.'), @('edit', 'Mend what was entered wrongly of a clue; the journal keeps what it read before.'), @('list', 'List clues by the day they came in, with what came of each.'), @('show', 'Show a clue, whole.'), @('report', 'One page on a clue to send on: what was told, where it went, the batches, and what those are linked with.'))
        options = @()
        arguments = @()
    }
    'clue add' = @{
        subs = @()
        options = @(@('--source', 'holder|enterprise|police|public|own-analysis', 'Who gave it.'), @('--text', 'text', 'What it says.'), @('--about', 'text', 'A party, goods, a route or a reference that it is about; repeatable.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--due', '@ahead', 'The day by which an answer is wanted.'), @('--office', ':office', 'The office that keeps it; your own when left out.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @()
    }
    'clue send' = @{
        subs = @()
        options = @(@('--to', 'office|police', 'To whom.'), @('--body', 'text', 'Which one.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--due', '@ahead', 'The day by which an answer is wanted.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':clue')
    }
    'clue result' = @{
        subs = @()
        options = @(@('--result', 'text', 'What came of it.'), @('--on', '@date', 'The day it happened; today when left out.'), @('--ref', ':batch:clue', 'A batch that came of it; repeatable.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':clue')
    }
    'clue edit' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Why; kept in the journal.'), @('--on', '@date', 'The day it happened.'), @('--source', 'holder|enterprise|police|public|own-analysis', 'Who gave it.'), @('--text', 'text', 'What it says.'), @('--about', 'text', 'What it is about, in place of all that was said before; repeatable.'), @('--due', '@ahead', 'The day by which an answer is wanted; none for no day.'), @('--to', 'office|police', 'To whom.'), @('--body', 'text', 'Which one.'), @('--sent-on', '@date', 'The day it was sent.'), @('--result', 'text', 'What came of it.'), @('--result-on', '@date', 'The day of the result.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':clue')
    }
    'clue list' = @{
        subs = @()
        options = @(@('--source', 'holder|enterprise|police|public|own-analysis', 'Only what they gave.'), @('--state', 'open|overdue|answered', 'Only those of a state.'), @('--office', ':office', 'Office or district; repeatable.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, '@period')
    }
    'clue show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':clue')
    }
    'clue report' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':clue')
    }
    'rate' = @{
        subs = @(@('set', 'Keep the customs exchange rate of a currency from a day on, until its next one.'), @('list', 'List the rates that are kept, by currency and day.'))
        options = @()
        arguments = @()
    }
    'rate set' = @{
        subs = @()
        options = @(@('--from', '@planned', 'First day on which it counts; today when left out.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @('@currency', 'text')
    }
    'rate list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@currency')
    }
    'procedure' = @{
        subs = @(@('list', 'List the legal procedures.'), @('show', 'Show one procedure: every time limit, who must act, what follows, where it stands; and the article of each act.'))
        options = @()
        arguments = @()
    }
    'procedure list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @()
    }
    'procedure show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@rules')
    }
    'officer' = @{
        subs = @(@('add', 'Give an officer rights: to act for offices under the own name; as an administrator.'), @('remove', 'Take an officer''s rights back, all of them or those for some offices; as an administrator.'), @('list', 'List the officers of a shared register with their roles and offices; an officer sees the own rights alone.'))
        options = @()
        arguments = @()
    }
    'officer add' = @{
        subs = @()
        options = @(@('--office', ':office', 'The office that the officer writes for; repeatable.'), @('--role', 'text', 'The role of the server; made from the name when left out.'), @('--reads', 'own|district|all', 'Whose batches the officer may look at; own, or as before, when left out.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text')
    }
    'officer remove' = @{
        subs = @()
        options = @(@('--office', ':office', 'Only the rights for that office; repeatable, all when left out.'), @('--role', 'text', 'The role of the server, where several officers have that name.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'text')
    }
    'officer list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @()
    }
    'init' = @{
        subs = @()
        options = @(@('--office', ':office', 'The office that keeps it.'), @('--shared', '', 'In a PostgreSQL database that offices share; as an administrator.'), @('--json', '', 'Answer in JSON.'))
        arguments = @()
    }
    'import' = @{
        subs = @()
        options = @(@('--map', 'text', 'Tell the columns anew, or by that map.'), @('--map-save', 'text', 'Keep the map under a name.'), @('--defaults', 'text', 'Where a row says nothing.'), @('--sheet', 'text', 'Which sheet, by name or number.'), @('--header-row', 'text', 'The row of the header, where it is not found.'), @('--dates', 'ymd|dmy|mdy', 'Dates like 5/7/19: ymd, dmy or mdy.'), @('--update', '', 'Put right what the register says otherwise.'), @('--skip-faulty', '', 'Write the good rows, save the others to correct.'), @('--rejects', 'file', 'Write the good rows, the others there.'), @('-n', '', 'Check every row, write nothing.'), @('--dry-run', '', 'Check every row, write nothing.'), @('--again', '', 'Take cases in that are in the register already.'), @('--add-missing', '', 'Add unknown marks, holders, offices and campaigns as incomplete.'), @('--ask', '', 'Ask what each unknown name means.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'file')
    }
    'inbox' = @{
        subs = @()
        options = @(@('--defaults', 'text', 'Where a row says nothing.'), @('--update', '', 'Put right what the register says otherwise.'), @('--add-missing', '', 'Add unknown marks, holders, offices and campaigns as incomplete.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'file')
    }
    'export' = @{
        subs = @()
        options = @(@('-o', 'file', 'FILE.csv, .xlsx, .json or .jsonl: whole.'), @('--output', 'file', 'FILE.csv, .xlsx, .json or .jsonl: whole.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--office', ':office', 'Office or district; repeatable.'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--anonymous', '', 'Pseudonyms, for readers beyond the office.'), @('--layout', 'gacc|eu|us', 'The tables that field publishes, as one CSV (docs/LAYOUTS.md).'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, '@period')
    }
    'print' = @{
        subs = @(@('daily', 'Print the sheet of a day or a month; with -o FILE write it instead, with --issue issue it.'), @('notice', 'Issue the notice of suspicion to a holder.'), @('detention-decision', 'Issue the detention decision to the party.'), @('detention-list', 'Issue the list of the goods detained.'), @('receipt', 'Issue the receipt of service for a document.'), @('release-notice', 'Issue the notice that goods are released.'), @('transfer-letter', 'Issue the letter that transfers a case to the police.'), @('hearing-notice', 'Issue the notice before a penalty, with the right to a hearing.'), @('penalty-decision', 'Issue the penalty decision.'), @('confiscation-notice', 'Issue the notice to a holder that goods were confiscated.'), @('collection-list', 'Issue the list of goods that were collected, which is no penalty.'), @('custody-chain', 'Issue the record of the custody of the goods.'), @('batch-file', 'Issue the case file: the batch with all that was done.'), @('court-letter', 'Issue a letter to a court about goods held for it.'), @('void', 'Make a document void, its number is never used again; or withdraw the last issue of a sheet.'))
        options = @()
        arguments = @()
    }
    'print daily' = @{
        subs = @()
        options = @(@('--printer', ':printer', 'Which; else the system''s own.'), @('--office', ':office', 'Office or district; repeatable.'), @('--all', '', 'Every office; else the configured one.'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--counted-on', 'found|detained|confirmed|transferred|closed', 'Which day a batch belongs to.'), @('--remark', 'text', 'The officer''s own words.'), @('--no-internal', '', 'The copy that goes upward: without the deadlines.'), @('--prove', '', 'Recount every figure from the batches, not the index; the sheet says so.'), @('--issue', '', 'Issue it: the register keeps what it says; again, as a correction.'), @('-n', '', 'With --issue: only tell what would become true; nothing is written.'), @('--dry-run', '', 'With --issue: only tell what would become true; nothing is written.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@period')
    }
    'print notice' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print detention-decision' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print detention-list' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print receipt' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print release-notice' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print transfer-letter' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print hearing-notice' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print penalty-decision' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print confiscation-notice' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print collection-list' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print custody-chain' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print batch-file' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print court-letter' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'What it is about: document, decision, case or court notice, by number or day; the last one without it.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; else the act''s, or the next one.'), @('--fill', 'text', 'What the register does not hold, such as court=...; repeatable.'), @('--redact', 'text', 'Keep a field back, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected one under a new number, which names the old.'), @('-n', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('--dry-run', '', 'A draft, marked as one; no number is taken, nothing is written down.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; the printer without it.'), @('--as', 'pdf|docx|html|txt', 'What files in a folder are; PDF without it.'), @('--printer', ':printer', 'Which; else the system''s own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':batch:print*')
    }
    'print void' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Why; kept in the journal.'), @('--ref', ':batch:print', 'Its batch, where documents of several bear that number.'), @('-n', '', 'Only tell what would become true; nothing is written.'), @('--dry-run', '', 'Only tell what would become true; nothing is written.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'text')
    }
    'template' = @{
        subs = @(@('list', 'List the forms, and which of them the office has a template of its own for.'), @('copy', 'Copy our template of a form into the configuration folder, to be edited with Word; --lang says which.'), @('check', 'Find what is wrong with the office''s templates: the paragraph, and the field that nobody knows.'))
        options = @()
        arguments = @()
    }
    'template list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @()
    }
    'template copy' = @{
        subs = @()
        options = @(@('--force', '', 'Put ours in the place of the office''s own.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'notice|detention-decision|detention-list|receipt|release-notice|transfer-letter|hearing-notice|penalty-decision|confiscation-notice|collection-list|custody-chain|batch-file|court-letter')
    }
    'template check' = @{
        subs = @()
        options = @(@('--file', 'file', 'A template that is elsewhere, as one of FORM.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'notice|detention-decision|detention-list|receipt|release-notice|transfer-letter|hearing-notice|penalty-decision|confiscation-notice|collection-list|custody-chain|batch-file|court-letter')
    }
    'bundle' = @{
        subs = @()
        options = @(@('-o', 'file', 'Where to; REF.zip when left out.'), @('--output', 'file', 'Where to; REF.zip when left out.'), @('--holder', ':holder:batch', 'Whose goods.'), @('--redact', 'text', 'Keep a field back; its hash stays. Repeatable.'), @('--root', 'text', 'A root that is on paper, to be proven by it.'), @('--sign', 'file', 'Sign it: an Ed25519 private key (PEM); FILE.zip.sig beside it.'), @('--key', 'file', 'After verify: the public key whose signature it must bear.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(':named:bundle:verify', 'file')
    }
    'merge' = @{
        subs = @()
        options = @(@('-n', '', 'Say what would come in; write nothing.'), @('--dry-run', '', 'Say what would come in; write nothing.'), @('--theirs', '', 'Where both have it and differ, theirs counts.'), @('--ours', '', 'Where both have it and differ, ours stays.'), @('--without-files', '', 'Take batches whose files of evidence are missing there.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'file*')
    }
    'push' = @{
        subs = @()
        options = @(@('-n', '', 'Say what would come in; write nothing.'), @('--dry-run', '', 'Say what would come in; write nothing.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'file')
    }
    'pull' = @{
        subs = @()
        options = @(@('-o', 'file', 'The register.json to write.'), @('--output', 'file', 'The register.json to write.'), @('--serials', 'text', 'So many serials of this year are reserved for it.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, ':office')
    }
    'sync' = @{
        subs = @()
        options = @(@('-n', '', 'Say what would come in; write nothing.'), @('--dry-run', '', 'Say what would come in; write nothing.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'file')
    }
    'backup' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'restore' = @{
        subs = @()
        options = @(@('--incomplete', '', 'Take the rest where evidence is missing from it or altered.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'anchor' = @{
        subs = @()
        options = @(@('--check', 'text', 'A root as paper shows it: is it still true? Repeatable.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @()
    }
    'timestamp' = @{
        subs = @(@('request', 'Write what a time stamping authority is sent (RFC 3161): it stamps the root, and with it every act until now.'), @('attach', 'Check what a time stamping authority answered, and keep it: these acts existed before that moment.'))
        options = @()
        arguments = @()
    }
    'timestamp request' = @{
        subs = @()
        options = @(@('-o', 'file', 'Where to; root-SIZE.tsq when left out.'), @('--output', 'file', 'Where to; root-SIZE.tsq when left out.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @()
    }
    'timestamp attach' = @{
        subs = @()
        options = @(@('--ca', 'file', 'Certificates of the authority.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @(, 'file')
    }
    'check' = @{
        subs = @()
        options = @(@('--fix', '', 'Mend what can be mended without a guess.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @()
    }
    'verify' = @{
        subs = @()
        options = @(@('--root', 'text', 'A root as paper shows it: is it still true? Repeatable.'), @('--json', '', 'Answer in JSON.'))
        arguments = @()
    }
    'project' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only the references.'), @('--quiet', '', 'Only the references.'))
        arguments = @()
    }
    'demo' = @{
        subs = @()
        options = @(@('--all', '', 'All of its summaries, each with its command.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'completion' = @{
        subs = @(@('bash', 'Print the script for bash.'), @('zsh', 'Print the script for zsh.'), @('fish', 'Print the script for fish.'), @('powershell', 'Print the script for PowerShell.'), @('install', 'Say what would be written and where; with --yes, write it. No file of yours is edited.'), @('uninstall', 'Say which file would be removed; with --yes, remove it.'))
        options = @()
        arguments = @()
    }
    'completion bash' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @()
    }
    'completion zsh' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @()
    }
    'completion fish' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @()
    }
    'completion powershell' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @()
    }
    'completion install' = @{
        subs = @()
        options = @(@('--yes', '', 'Do it; without it, only say what would be done.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'bash|zsh|fish|powershell')
    }
    'completion uninstall' = @{
        subs = @()
        options = @(@('--yes', '', 'Do it; without it, only say what would be done.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'bash|zsh|fish|powershell')
    }
    'config' = @{
        subs = @(@('get', 'Print what holds for a key where no option says otherwise.'), @('set', 'Set a key in config.toml, whose comments and order stay.'), @('unset', 'Take a key out of config.toml.'), @('list', 'List every key with what holds for it and where that comes from.'), @('path', 'Print where config.toml is, or would be.'))
        options = @()
        arguments = @()
    }
    'config get' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @(, '@setting')
    }
    'config set' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @('@setting', 'text')
    }
    'config unset' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @(, '@setting')
    }
    'config list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @()
    }
    'config path' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @()
    }
    'help' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'first-steps|course|statuses|counting|units|categories|proof|dates|filters|exit-codes|environment|formats*')
    }
}

$global:customsLists = @{
    'date' = @('today', 'yesterday', '-1d', '-2d', '-3d', '-1w', '-1m', '昨天', '前天')
    'planned' = @('today', 'yesterday', '-1d', '-2d', '-3d', '-1w', '-1m', '昨天', '前天', 'tomorrow', '+3wd')
    'ahead' = @('+3wd', '+5wd', '+10wd', '+1w', '+1m', '+3m', 'tomorrow', 'today')
    'period' = @('this-week', 'last-week', 'this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-year', 'last-30d', 'today', 'yesterday', 'all', '本周', '上月')
    'unit' = @('pcs', 'pairs', 'sets', 'sheets', 'bottles', 'cans', 'tubes', 'sticks', 'pills', 'tablets', 'ampoules', 'rolls', 'bolts', 'copies', 'mixed', 'parcels', 'cartons', 'boxes', 'blisters', 'bags', 'packs', 'bundles', 'barrels', 'baskets', 'reams', 'pallets', 'containers', 'lots', 'kg', 'g', 'mg', 't', 'lb', 'oz', 'carats', 'm', 'yd', 'ft', 'm2', 'm3', 'l', 'ml')
    'procedure' = @('cn_ex_officio', 'cn_application', 'cn_articles', 'eu_608', 'eu_small_consignment', 'us_133', 'trips')
    'rules' = @('cn_ex_officio', 'cn_application', 'cn_articles', 'cn_penalty', 'order_310', 'eu_608', 'eu_small_consignment', 'us_133', 'trips')
    'currency' = @('CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP')
    'category' = @('electronics', 'clothing-shoes-hats', 'leather-bags', 'watches-jewellery', 'cosmetics', 'toys', 'stationery', 'sports', 'car-parts', 'machinery', 'light-industry', 'storage-media', 'medicine', 'medical-equipment', 'food', 'tobacco', 'other')
    'setting' = @('register', 'office', 'section', 'officer', 'lang', 'letterhead', 'pager', 'printer', 'lock_timeout', 'evidence_folder', 'express_procedure', 'today')
}

Register-ArgumentCompleter -Native -CommandName customs -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $quote = {
        param($value)
        if ($value -match '^[\w.:/\\+-]+$') { return $value }
        "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($value) + "'"
    }
    $offer = {
        param($value, $text)
        if (-not $text) { $text = $value }
        [System.Management.Automation.CompletionResult]::new((& $quote $value), $value, 'ParameterValue', $text)
    }
    # The command that a word means: by its name, or by a beginning where nothing but a command may stand.
    $meant = {
        param($row, $word)
        $named = @($row.subs | ForEach-Object { $_[0] })
        if ($named -ccontains $word) { return $word }
        $begun = @($named | Where-Object { $word -and $_.StartsWith($word) })
        if ($begun.Count -eq 1 -and -not $row.arguments.Count) { $begun[0] }
    }
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -le $cursorPosition } | ForEach-Object {
            $isText = $_ -is [System.Management.Automation.Language.StringConstantExpressionAst]
            if ($isText) { $_.Value } else { $_.Extent.Text }
        })
    $cur = $wordToComplete.Trim("'`"")
    if ($wordToComplete -and $words.Count -gt 1) { $words = @($words[0..($words.Count - 2)]) }

    $globals = $customsTable[''].options
    $path = ''; $expect = $null; $rest = $false; $place = 0
    # A value may be left out, as after `--detained`: what begins with `--` is an option all the same.
    foreach ($word in @($words | Select-Object -Skip 1)) {
        $row = $customsTable[$path]
        if ($expect -and $word -notlike '--*') { $expect = $null }
        elseif (-not $rest -and $word -eq '--') { $rest = $true; $expect = $null }
        elseif (-not $rest -and $word -like '-*=*') { $expect = $null }
        elseif (-not $rest -and $word -like '-*') {
            $found = @($row.options + $globals | Where-Object { $_[0] -ceq $word })
            $expect = if ($found.Count) { $found[0][1] } else { $null }
        }
        elseif ($sub = & $meant $row $word) { $path = "$path $sub".Trim(); $place = 0 }
        else { $place++ }
    }
    $row = $customsTable[$path]
    $kind = ''; $prefix = ''
    if ($expect -and $cur -notlike '--*') { $kind = $expect }
    elseif (-not $rest -and $cur -like '--*=*') {
        $name, $cur = $cur -split '=', 2
        $prefix = "$name="
        $found = @($row.options + $globals | Where-Object { $_[0] -ceq $name })
        if ($found.Count) { $kind = $found[0][1] }
    }
    elseif (-not $rest -and $cur -like '-*') {
        $row.options + $globals + , @('--help', '', 'Show help.') |
            Where-Object { $_[0].StartsWith($cur) } | ForEach-Object { & $offer $_[0] $_[2] }
        return
    }
    elseif ($row.subs.Count -and -not $row.arguments.Count) {
        $row.subs | Where-Object { $_[0].StartsWith($cur) } | ForEach-Object { & $offer $_[0] $_[1] }
        return
    }
    elseif ($row.arguments.Count) {
        $last = $row.arguments.Count - 1
        if ($place -gt $last -and $row.arguments[$last].EndsWith('*')) { $place = $last }
        if ($place -le $last) { $kind = $row.arguments[$place].TrimEnd('*') }
    }
    if ($kind -eq '' -or $kind -eq 'text') { return }
    if ($kind -eq 'file') { return [System.Management.Automation.CompletionCompleters]::CompleteFilename($cur) }
    if ($kind.StartsWith(':')) {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        # Before 7.3 an empty argument is lost on the way to a program, unless it is written as two quotation marks.
        $asked = if (-not $cur -and $PSVersionTable.PSVersion -lt [version]'7.3') { '""' } else { $cur }
        & $words[0] __complete $kind.Substring(1) $asked @words 2>$null | ForEach-Object {
            $value, $text = $_ -split "`t", 2
            & $offer "$prefix$value" $text
        }
        return
    }
    $list = if ($kind.StartsWith('@')) { $customsLists[$kind.Substring(1)] } else { $kind -split '\|' }
    $list | Where-Object { $_.StartsWith($cur) } | ForEach-Object { & $offer "$prefix$_" '' }
}
