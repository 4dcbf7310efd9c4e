# PowerShell completion for customs, made by `customs completion powershell` from its commands: do not edit.
# Sub-commands, options and closed word lists are offered from the table below, without Python. Data of the register is
# asked of `customs __complete`, one candidate a line; it is inserted quoted and never evaluated.

$global:customsTable = @{
    '' = @{
        subs = @(@('record', 'Log a batch of goods suspected of infringing.'), @('line', 'Add, edit or remove a line of goods.'), @('notify', 'Send a holder the notice of suspicion; its service starts the clock.'), @('reply', 'Log that a holder applies for detention, or declines.'), @('detain', 'Detain the goods of holders that applied and lodged security.'), @('confirm', 'Log a holder''s confirmation, mark by mark.'), @('determine', 'Log customs'' own finding after investigation.'), @('court', 'Log a court''s notice about a holder''s goods.'), @('release', 'Release the goods of one holder, or of all.'), @('confiscate', 'Confiscate the goods of a holder.'), @('abandon', 'Log that articles were given up, with customs'' consent.'), @('event', 'Log another event that starts or ends a time limit.'), @('dispose', 'Dispose of an exact quantity of confiscated or abandoned goods.'), @('transfer', 'Hand a batch to the police, a court or another office.'), @('fee', 'Log what storage or disposal costs, and who pays.'), @('custody', 'Log who handed how many goods to whom.'), @('evidence', 'Keep a file as evidence, identified by its SHA-256.'), @('note', 'Add a remark to a batch.'), @('correct', 'Correct a wrong entry, with a reason; the old value is kept.'), @('undo', 'Undo the last act, or a given one.'), @('redo', 'Redo what the last undo removed.'), @('today', 'The day: what was done, what is waiting, what is due.'), @('due', 'Every deadline, nearest first.'), @('list', 'List batches.'), @('show', 'Everything about a batch.'), @('search', 'Find batches by any text in them.'), @('history', 'Every act, or the acts on one batch.'), @('security', 'How much security a holder must lodge, and under which article.'), @('summary', 'Measures, batches, items and value, by any dimension.'), @('rank', 'Rank by batches, items or value, with the rank before.'), @('trend', 'One figure over time, beside the year before.'), @('report', 'One file about a period, for readers without this program.'), @('view', 'Run a saved view; or save, list or remove one.'), @('chain', 'Batches linked with a batch or an enterprise, step by step, and why.'), @('links', 'Traces across ports: the same parties or marks at several offices.'), @('holder', 'Owners of rights.'), @('trademark', 'Recorded rights.'), @('office', 'Customs offices.'), @('campaign', 'Named operations.'), @('enterprise', 'Enterprises: consignors watched, manufacturers visited.'), @('same', 'Record that two parties are the same; review possible pairs.'), @('different', 'Record that two parties are different.'), @('visit', 'Visits to enterprises: purpose, findings, and what they ask of customs.'), @('clue', 'Clues: what was reported, where it was sent, what resulted.'), @('rate', 'Customs exchange rates, to convert foreign values to CNY.'), @('procedure', 'The law as this program applies it: periods, articles, sources.'), @('officer', 'Officers of a shared register, and their rights in it.'), @('init', 'Make a new register.'), @('import', 'Import batches from a list, a spreadsheet or an export.'), @('inbox', 'Import every list in a folder.'), @('export', 'Export batches.'), @('print', 'Print sheets and official documents, or write them to files.'), @('template', 'The office''s own Word templates of official documents.'), @('bundle', 'Put a batch, its proof and its evidence into one ZIP file to hand over.'), @('merge', 'Merge another office''s register into this one.'), @('push', 'Take a file register into the shared one; its journal is kept unchanged.'), @('pull', 'Write an office''s part of the shared register to a file, to work without a network.'), @('sync', 'Take the changes made in a pulled file into the shared register.'), @('backup', 'Copy the register with its evidence, and prove the copy.'), @('restore', 'Restore a backup to an empty place, after proving it.'), @('anchor', 'The root of all acts; compare it with printed ones.'), @('timestamp', 'Request an authority''s time stamp on the root, and keep it.'), @('check', 'Find faults in the records.'), @('verify', 'Prove that no record was lost or altered.'), @('project', 'Rebuild the rows of a shared register that answer queries.'), @('demo', 'Build the demonstration register and show its summaries.'), @('completion', 'Completion for bash, zsh, fish and PowerShell.'), @('config', 'The office''s configuration: who acts, for which office, in which language.'), @('help', 'Explain dates, filters, exit codes and more.'))
        options = @(@('--register', 'file', 'The register''s file, or the address of a shared one.'), @('--today', '@date', 'Act as if today were this day.'), @('--officer', 'text', 'Who acts; repeatable.'), @('--lang', 'en|zh', 'Language of tables and sheets.'), @('--no-input', '', 'Never ask questions.'), @('--no-color', '', 'No colours.'), @('--version', '', 'Show the version.'))
        arguments = @()
    }
    'record' = @{
        subs = @()
        options = @(@('--office', ':office', 'Detaining office, by code or name.'), @('--found', '@date', 'Day, month or year in which the goods were found; default: today.'), @('--direction', 'export|import|transit', 'Direction of the goods.'), @('--channel', 'cargo|mail|express|ecommerce|traveller', 'Channel of customs control.'), @('--transport', 'sea|rail|road|air|mail|other', 'Means of transport.'), @('--basis', 'ex-officio|application', 'Ex officio or on application; default: ex-officio.'), @('--procedure', '@procedure', 'Code of the legal procedure (customs procedure list).'), @('--campaign', ':campaign', 'Named operation; repeatable.'), @('--document', 'text', 'Number of the declaration or other document.'), @('--document-kind', 'declaration|manifest|waybill|mail-item|none', 'Kind of document.'), @('--origin', ':country', 'Country of origin, ISO 3166.'), @('--departure', ':country', 'Country of departure.'), @('--destination', ':country', 'Country of destination.'), @('--storage', 'text', 'Storage place of the goods.'), @('--trade-mode', 'text', 'Trade mode as declared, such as 0110.'), @('--joint-office', ':office', 'Another office that took part; repeatable.'), @('--found-by', 'targeting|image|manual|tip-off', 'How the goods were found.'), @('--other-hold', 'text', 'Number of the document by which the goods are also held for another reason, such as a false declaration.'), @('--scan', 'file', 'Read the document number from a barcode or QR code on a photograph.'), @('--consignor', 'text', 'Sender, or an enterprise''s code; "NAME (USCC)" if the code is known; repeat it for another name.'), @('--consignor-uscc', 'text', 'Its credit code.'), @('--consignor-phone', 'text', 'Its phone; repeatable.'), @('--consignor-address', 'text', 'Its address.'), @('--consignee', 'text', 'Addressee, or an enterprise''s code; "NAME (USCC)" if the code is known; repeat it for another name.'), @('--consignee-uscc', 'text', 'Its credit code.'), @('--consignee-phone', 'text', 'Its phone; repeatable.'), @('--consignee-address', 'text', 'Its address.'), @('--agent', 'text', 'Forwarder or other agent.'), @('--agent-uscc', 'text', 'Its credit code.'), @('--agent-phone', 'text', 'Its phone; repeatable.'), @('--agent-address', 'text', 'Its address.'), @('--declarant', 'text', 'Who declared the goods.'), @('--declarant-uscc', 'text', 'Its credit code.'), @('--declarant-phone', 'text', 'Its phone; repeatable.'), @('--declarant-address', 'text', 'Its address.'), @('--carrier', 'text', 'Carrier of the goods.'), @('--carrier-uscc', 'text', 'Its credit code.'), @('--carrier-phone', 'text', 'Its phone; repeatable.'), @('--carrier-address', 'text', 'Its address.'), @('--driver', 'text', 'Driver.'), @('--driver-uscc', 'text', 'Its credit code.'), @('--driver-phone', 'text', 'Its phone; repeatable.'), @('--driver-address', 'text', 'Its address.'), @('--maker', 'text', 'Manufacturer of the goods.'), @('--maker-uscc', 'text', 'Its credit code.'), @('--maker-phone', 'text', 'Its phone; repeatable.'), @('--maker-address', 'text', 'Its address.'), @('--supplier', 'text', 'Seller of the goods to the consignor.'), @('--supplier-uscc', 'text', 'Its credit code.'), @('--supplier-phone', 'text', 'Its phone; repeatable.'), @('--supplier-address', 'text', 'Its address.'), @('--container', 'text', 'Number of a container; repeatable.'), @('--vehicle', 'text', 'Plate of the vehicle.'), @('--seal', 'text', 'Number of the seal.'), @('--route', 'text', 'Route of the goods in words, such as Shantou-Shenzhen-Hong Kong.'), @('--clue', ':clue', 'A clue that led to it; repeatable.'), @('--goods', 'text', 'What the goods are; repeat it for the next line, followed by its own options.'), @('--quantity', 'text', 'How many.'), @('--unit', '@unit', 'pcs, pairs, sets, kg, 件, 双, 万个 ...; default: pcs.'), @('--value', 'text', 'Value of the goods.'), @('--currency', '@currency', 'ISO 4217; default: CNY.'), @('--value-basis', 'declared|transaction|estimate|market|retail', 'How the value was found.'), @('--hs', 'text', 'HS code, 4 to 13 digits.'), @('--category', '@category', 'Product category.'), @('--mark', ':mark', 'Mark on the goods, by code, name or alias; repeatable.'), @('--detained', '@date', 'The goods are detained already, since that day: record the notice too, and the application if the law requires one.'), @('--note', 'text', 'A remark.'), @('--more', '', 'Ask for one parcel after another; the other options apply to all of them.'), @('--add-missing', '', 'Add marks, holders, offices and campaigns that the register does not know, to be completed later.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @()
    }
    'line' = @{
        subs = @(@('add', 'Add a line of goods to a batch.'), @('edit', 'Change a line; marks given here replace the earlier ones.'), @('remove', 'Remove a line from a batch; the journal keeps it.'))
        options = @()
        arguments = @()
    }
    'line add' = @{
        subs = @()
        options = @(@('--goods', 'text', 'What the goods are.'), @('--quantity', 'text', 'How many.'), @('--unit', '@unit', 'pcs, pairs, sets, kg, 件, 双, 万个 ...; default: pcs.'), @('--value', 'text', 'Value of the goods.'), @('--currency', '@currency', 'ISO 4217; default: CNY.'), @('--value-basis', 'declared|transaction|estimate|market|retail', 'How the value was found.'), @('--hs', 'text', 'HS code, 4 to 13 digits.'), @('--category', '@category', 'Product category.'), @('--mark', ':mark', 'Mark on the goods, by code, name or alias; repeatable.'), @('--add-missing', '', 'Add marks, holders, offices and campaigns that the register does not know, to be completed later.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:line*')
    }
    'line edit' = @{
        subs = @()
        options = @(@('--goods', 'text', 'What the goods are.'), @('--quantity', 'text', 'How many.'), @('--unit', '@unit', 'pcs, pairs, sets, kg, 件, 双, 万个 ...; default: pcs.'), @('--value', 'text', 'Value of the goods.'), @('--currency', '@currency', 'ISO 4217; default: CNY.'), @('--value-basis', 'declared|transaction|estimate|market|retail', 'How the value was found.'), @('--hs', 'text', 'HS code, 4 to 13 digits.'), @('--category', '@category', 'Product category.'), @('--mark', ':mark', 'Mark on the goods, by code, name or alias; repeatable.'), @('--clear', 'hs|category|value', 'A field to clear; repeatable.'), @('--reason', 'text', 'Reason; kept in the journal.'), @('--add-missing', '', 'Add marks, holders, offices and campaigns that the register does not know, to be completed later.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(':batch:line*', ':line')
    }
    'line remove' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Reason; kept in the journal.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(':batch:line*', ':line')
    }
    'notify' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'The holder concerned; repeatable; default: all to whom it applies.'), @('--on', '@date', 'The day it happened; default: today.'), @('--served', '@date', 'Day of service; the clock starts.'), @('--how', 'in-person|post|fax|email', 'How it was served.'), @('--number', 'text', 'Number of the document.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:notify*')
    }
    'reply' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'The holder concerned.'), @('--apply', '', 'The holder applies for detention.'), @('--decline', '', 'The holder says that the goods do not infringe, or does not apply.'), @('--on', '@date', 'The day it happened; default: today.'), @('--security', 'text', 'Security lodged, CNY.'), @('--form', 'deposit|guarantee', 'Form of the security.'), @('--general-guarantee', 'text', 'Number of the yearly general guarantee.'), @('--reason', 'text', 'Reason; kept in the journal.'), @('--basis', 'ex-officio|application', 'application: a holder that was late or silent applies on its own, with security equal to the value.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:reply*')
    }
    'detain' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'The holder concerned; repeatable; default: all to whom it applies.'), @('--on', '@date', 'The day it happened; default: today.'), @('--number', 'text', 'Number of the document.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:detain*')
    }
    'confirm' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'The holder concerned.'), @('--mark', ':mark:batch', 'Mark or marks; repeatable.'), @('--infringing', '', 'The goods infringe.'), @('--genuine', '', 'The goods are genuine or authorised.'), @('--undetermined', '', 'The holder cannot determine it.'), @('--no-reply', '', 'The holder did not answer.'), @('--items', 'text', 'How many items; default: all with the mark.'), @('--line', ':line', 'Number of the line, if it concerns only part of the goods.'), @('--quantity', 'text', 'How many of the line, in its unit; default: all.'), @('--on', '@date', 'The day it happened; default: today.'), @('--document', 'text', 'Number of the confirmation.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:confirm*')
    }
    'determine' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'The holder concerned; repeatable; default: all to whom it applies.'), @('--infringing', '', 'The goods infringe.'), @('--not-infringing', '', 'The goods do not infringe.'), @('--undetermined', '', 'Customs cannot determine whether the goods infringe.'), @('--line', ':line', 'Number of the line, if it concerns only part of the goods.'), @('--quantity', 'text', 'How many of the line, in its unit; default: all.'), @('--on', '@date', 'The day it happened; default: today.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:determine*')
    }
    'court' = @{
        subs = @()
        options = @(@('--notice', 'text', 'Number of the court''s notice.'), @('--holder', ':holder:batch', 'The holder concerned.'), @('--kind', 'evidence-taking|evidence-preservation|property-preservation|assistance', 'What the court asks for; default: assistance.'), @('--on', '@date', 'The day it happened; default: today.'), @('--retain-until', '@ahead', 'Last day on which the goods are kept for the court.'), @('--line', ':line', 'Number of the line whose goods were collected and are kept for the court.'), @('--quantity', 'text', 'How many of that line; default: all.'), @('--court-word', 'text', 'Number of the court''s decision.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:court*')
    }
    'release' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'The holder concerned; repeatable; default: all to whom it applies.'), @('--line', ':line', 'Number of the line, if it concerns only part of the goods.'), @('--quantity', 'text', 'How many of the line, in its unit; default: all.'), @('--on', '@date', 'The day it happened; default: today.'), @('--ground', ':ground', 'Legal ground for the release, unless the record contains it.'), @('--document', 'text', 'Number of the document that proves the ground.'), @('--reason', 'text', 'Reason; kept in the journal.'), @('--suspicion-cleared', '', 'The suspicion is cleared, as shown by --document.'), @('--settlement', '', 'Holder and consignor settled in writing.'), @('--withdrawn', '', 'The holder withdrew its application.'), @('--on-bond', 'text', 'Deposit of the consignor, CNY (patents).'), @('--court-word', 'text', 'Number of the court''s decision.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:release*')
    }
    'confiscate' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'The holder concerned; repeatable; default: all to whom it applies.'), @('--line', ':line', 'Number of the line, if it concerns only part of the goods.'), @('--quantity', 'text', 'How many of the line, in its unit; default: all.'), @('--on', '@date', 'The day it happened; default: today.'), @('--number', 'text', 'Number of the document.'), @('--fine', 'text', 'Fine, CNY; at most 30 % of the value.'), @('--penalty-value', 'text', 'Value with duty and taxes, CNY; it limits the fine.'), @('--collected', '', 'The owner is unknown: goods found infringing, three months after the public notice.'), @('--ground', 'text', 'With --collected: another ground, proven by --document.'), @('--document', 'text', 'Number of the document that proves the ground.'), @('--court-word', 'text', 'Number of the court''s decision.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:confiscate*')
    }
    'abandon' = @{
        subs = @()
        options = @(@('--on', '@date', 'The day it happened; default: today.'), @('--document', 'text', 'Number of the declaration of abandonment.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:abandon*')
    }
    'event' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'The holder concerned.'), @('--on', '@planned', 'The day it happened; default: today.'), @('--reason', 'text', 'Reason; kept in the journal.'), @('--amount', 'text', 'security-returned: amount returned.'), @('--deduction', 'text', 'security-returned: amount kept for costs.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(':batch:event*', ':event')
    }
    'dispose' = @{
        subs = @()
        options = @(@('--quantity', 'text', 'Exact quantity, in the line''s unit.'), @('--way', 'donate|sell|auction|destroy|return', 'How the goods are disposed of.'), @('--line', ':line', 'Number of the line; default: 1.'), @('--on', '@date', 'The day it happened; default: today.'), @('--supervisor', 'text', 'Supervisor of the destruction.'), @('--holder-asked', '@date', 'When the holder''s opinion was asked (auction).'), @('--features-removed', '', 'The infringing features were removed (auction).'), @('--to', 'text', 'Who gets the goods: a buyer, a charity.'), @('--proceeds', 'text', 'What the sale or the auction brought.'), @('--currency', '@currency', 'ISO 4217; default: CNY.'), @('--reason', 'text', 'Reason; kept in the journal.'), @('--court-word', 'text', 'Number of the court''s decision.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:dispose*')
    }
    'transfer' = @{
        subs = @()
        options = @(@('--to', 'police|court|office', 'To whom.'), @('--body', 'text', 'Name of the police, court or office.'), @('--kind', 'evidence-taking|evidence-preservation|property-preservation|assistance', 'What the court asks for; default: assistance.'), @('--number', 'text', 'Number of the document.'), @('--on', '@date', 'The day it happened; default: today.'), @('--holder', ':holder:batch', 'The holder concerned; repeatable; default: all to whom it applies.'), @('--line', ':line', 'Number of the line, if it concerns only part of the goods.'), @('--quantity', 'text', 'How many of the line, in its unit; default: all.'), @('--goods-handed', '', 'Hand the goods over as well (now, or those left behind at an earlier transfer).'), @('--refused', '', 'The police refused the case; it continues here.'), @('--court-word', 'text', 'Number of the court''s decision.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:transfer*')
    }
    'fee' = @{
        subs = @()
        options = @(@('--amount', 'text', 'Amount.'), @('--kind', 'storage|disposal|other', 'Kind of fee.'), @('--currency', '@currency', 'ISO 4217; default: CNY.'), @('--from', '@planned', 'First day that the fee covers.'), @('--to', '@planned', 'Last day that the fee covers, included.'), @('--payer', 'text', 'Who pays, for example the holder.'), @('--on', '@date', 'The day it happened; default: today.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:fee*')
    }
    'custody' = @{
        subs = @(@('add', 'Log who handed how many goods to whom; a row is never edited. The word add may be omitted.'), @('show', 'Show the whole chain of custody: who had how many, under which seal, and any gaps.'))
        options = @(@('--quantity', 'text', 'Exact quantity, in the line''s unit; not "all". Repeatable, together with --line.'), @('--from', 'text', 'Who handed over the goods.'), @('--to', 'text', 'Who received the goods.'), @('--purpose', 'store|move|sample|laboratory|viewing|court|police|office|return|hand-back|disposal|other', 'Purpose of the hand-over.'), @('--line', ':line', 'Number of the line; default: 1. Repeatable, together with --quantity.'), @('--on', 'text', 'When, to the minute if known; default: now.'), @('--place', 'text', 'Place of the hand-over.'), @('--seal-before', 'text', 'Number of the seal found on the goods.'), @('--seal', 'text', 'Number of the seal put on the goods.'), @('--witness', 'text', 'Witness.'), @('--document', 'text', 'Number of the document for it.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':named:custody:add,show*')
    }
    'custody add' = @{
        subs = @()
        options = @(@('--quantity', 'text', 'Exact quantity, in the line''s unit; not "all". Repeatable, together with --line.'), @('--from', 'text', 'Who handed over the goods.'), @('--to', 'text', 'Who received the goods.'), @('--purpose', 'store|move|sample|laboratory|viewing|court|police|office|return|hand-back|disposal|other', 'Purpose of the hand-over.'), @('--line', ':line', 'Number of the line; default: 1. Repeatable, together with --quantity.'), @('--on', 'text', 'When, to the minute if known; default: now.'), @('--place', 'text', 'Place of the hand-over.'), @('--seal-before', 'text', 'Number of the seal found on the goods.'), @('--seal', 'text', 'Number of the seal put on the goods.'), @('--witness', 'text', 'Witness.'), @('--document', 'text', 'Number of the document for it.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:custody*')
    }
    'custody show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':batch:custody')
    }
    'evidence' = @{
        subs = @(@('keep', 'Keep a copy of a file as evidence, identified by its SHA-256. The word keep may be omitted.'), @('add', 'Keep many files of any size as evidence of a batch: all of them, or none.'), @('list', 'List the files of some batches, or of all, and say which are missing or have another size.'), @('show', 'Show everything known about one file, and separately what the file says about itself; the file is read again.'), @('verify', 'Read all files again, or those of some batches, and compare each with its SHA-256.'), @('export', 'Copy the files of a batch into a new folder, with a list for sha256sum -c.'), @('similar', 'Suggest pictures of other batches that look like those of a batch; this decides nothing.'))
        options = @(@('--kind', 'text', 'Kind of evidence: on-site record, photograph, expert report ...'), @('--line', ':line', 'Number of the line of goods that the file shows.'), @('--taken', 'text', 'When the photograph or document was made, as far as you know.'), @('--by', 'text', 'Who made it, if not you.'), @('--device', 'text', 'The camera or machine.'), @('--source', 'text', 'From whom or where it comes.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(':named:evidence:keep,add,list,show,verify,export,similar*', 'file')
    }
    'evidence keep' = @{
        subs = @()
        options = @(@('--kind', 'text', 'Kind of evidence: on-site record, photograph, expert report ...'), @('--line', ':line', 'Number of the line of goods that the file shows.'), @('--taken', 'text', 'When the photograph or document was made, as far as you know.'), @('--by', 'text', 'Who made it, if not you.'), @('--device', 'text', 'The camera or machine.'), @('--source', 'text', 'From whom or where it comes.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(':batch:evidence*', 'file')
    }
    'evidence add' = @{
        subs = @()
        options = @(@('--kind', 'text', 'Kind of evidence: on-site record, photograph, expert report ...'), @('--line', ':line', 'Number of the line of goods that the file shows.'), @('--taken', 'text', 'When the photograph or document was made, as far as you know.'), @('--by', 'text', 'Who made it, if not you.'), @('--device', 'text', 'The camera or machine.'), @('--source', 'text', 'From whom or where it comes.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(':batch:evidence', 'file*')
    }
    'evidence list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
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
        options = @(@('--small', '', 'Also write small copies of the pictures (needs Pillow).'), @('--json', '', 'Answer in JSON.'))
        arguments = @(':batch:evidence', 'file')
    }
    'evidence similar' = @{
        subs = @()
        options = @(@('--within', 'text', 'At most this many different bits, of 64.'), @('--with', 'file', 'Also compare with another office''s register, which needs no photographs; repeatable.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:evidence')
    }
    'note' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(':batch:note*', 'text')
    }
    'correct' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Reason; kept in the journal.'), @('--found', '@date', 'Day, month or year in which the goods were found.'), @('--direction', 'export|import|transit', 'Direction of the goods.'), @('--channel', 'cargo|mail|express|ecommerce|traveller', 'Channel of customs control.'), @('--transport', 'sea|rail|road|air|mail|other', 'Means of transport.'), @('--basis', 'ex-officio|application', 'Ex officio or on application; default: ex-officio.'), @('--procedure', '@procedure', 'Code of the legal procedure (customs procedure list).'), @('--campaign', ':campaign', 'Named operation; repeatable.'), @('--document', 'text', 'Number of the declaration or other document.'), @('--document-kind', 'declaration|manifest|waybill|mail-item|none', 'Kind of document.'), @('--origin', ':country', 'Country of origin, ISO 3166.'), @('--departure', ':country', 'Country of departure.'), @('--destination', ':country', 'Country of destination.'), @('--storage', 'text', 'Storage place of the goods.'), @('--trade-mode', 'text', 'Trade mode as declared, such as 0110.'), @('--joint-office', ':office', 'Another office that took part; repeatable.'), @('--found-by', 'targeting|image|manual|tip-off', 'How the goods were found.'), @('--other-hold', 'text', 'Number of the document by which the goods are also held for another reason, such as a false declaration.'), @('--consignor', 'text', 'Sender, or an enterprise''s code; "NAME (USCC)" if the code is known; repeat it for another name.'), @('--consignor-uscc', 'text', 'Its credit code.'), @('--consignor-phone', 'text', 'Its phone; repeatable.'), @('--consignor-address', 'text', 'Its address.'), @('--consignee', 'text', 'Addressee, or an enterprise''s code; "NAME (USCC)" if the code is known; repeat it for another name.'), @('--consignee-uscc', 'text', 'Its credit code.'), @('--consignee-phone', 'text', 'Its phone; repeatable.'), @('--consignee-address', 'text', 'Its address.'), @('--agent', 'text', 'Forwarder or other agent.'), @('--agent-uscc', 'text', 'Its credit code.'), @('--agent-phone', 'text', 'Its phone; repeatable.'), @('--agent-address', 'text', 'Its address.'), @('--declarant', 'text', 'Who declared the goods.'), @('--declarant-uscc', 'text', 'Its credit code.'), @('--declarant-phone', 'text', 'Its phone; repeatable.'), @('--declarant-address', 'text', 'Its address.'), @('--carrier', 'text', 'Carrier of the goods.'), @('--carrier-uscc', 'text', 'Its credit code.'), @('--carrier-phone', 'text', 'Its phone; repeatable.'), @('--carrier-address', 'text', 'Its address.'), @('--driver', 'text', 'Driver.'), @('--driver-uscc', 'text', 'Its credit code.'), @('--driver-phone', 'text', 'Its phone; repeatable.'), @('--driver-address', 'text', 'Its address.'), @('--maker', 'text', 'Manufacturer of the goods.'), @('--maker-uscc', 'text', 'Its credit code.'), @('--maker-phone', 'text', 'Its phone; repeatable.'), @('--maker-address', 'text', 'Its address.'), @('--supplier', 'text', 'Seller of the goods to the consignor.'), @('--supplier-uscc', 'text', 'Its credit code.'), @('--supplier-phone', 'text', 'Its phone; repeatable.'), @('--supplier-address', 'text', 'Its address.'), @('--container', 'text', 'Number of a container; repeatable.'), @('--vehicle', 'text', 'Plate of the vehicle.'), @('--seal', 'text', 'Number of the seal.'), @('--route', 'text', 'Route of the goods in words, such as Shantou-Shenzhen-Hong Kong.'), @('--clear', 'consignor|consignee|agent|declarant|carrier|driver|maker|supplier|containers|vehicle|seal|route|document|transport|origin|departure|destination|storage|trade-mode|found-by|other-hold|value|campaign|joint-office|clue', 'A field to clear; repeatable.'), @('--clue', ':clue', 'A clue that led to it; repeatable.'), @('--value', 'text', 'Value of the goods.'), @('--currency', '@currency', 'ISO 4217; default: CNY.'), @('--holder', ':holder:batch', 'The holder concerned.'), @('--notified', '@date', 'Day of the notice to the holder (one holder only).'), @('--served', '@date', 'Day on which the notice was served (one holder only).'), @('--replied', '@date', 'Day of the holder''s reply (one holder only).'), @('--lodged', '@date', 'Day on which the holder lodged security (one holder only).'), @('--detained', '@date', 'Day of the detention (all of that act).'), @('--finding-on', '@date', 'Day of customs'' finding (all of that act).'), @('--court-on', '@date', 'Day of a court''s notice (one holder only).'), @('--freed-on', '@date', 'Day of the court''s decision (one holder only).'), @('--notice', 'text', 'Number of the court notice to correct.'), @('--outcome-on', '@date', 'Day of the outcome (all of that act).'), @('--handed-on', '@date', 'Day of a hand-over to a court.'), @('--disposed-on', '@date', 'Day of the disposal.'), @('--earlier', 'text', 'Earlier day of an event that was logged again later, such as finding=2019-08-01 (one holder only).'), @('--notice-no', 'text', 'Number of the notice to the holder (one holder only).'), @('--detention-no', 'text', 'Number of the detention decision (all of that act).'), @('--decision-no', 'text', 'Number of the decision that ended the case (all of that act).'), @('--security', 'text', 'Security lodged by the holder, CNY (one holder only).'), @('--fine', 'text', 'Fine, CNY (one holder only).'), @('--penalty-value', 'text', 'Value with duty and taxes, CNY; it limits the fine.'), @('--event', 'text', 'Day of another event, such as public_notice_on=2019-08-01 (one holder only).'), @('--mark', ':mark:batch', 'Mark whose confirmation is corrected.'), @('--confirmation', 'pending|infringing|genuine|undetermined|no-reply', 'The holder''s confirmation.'), @('--confirmed', '@date', 'Day of the confirmation.'), @('--items', 'text', 'Items confirmed.'), @('--line', ':line', 'Number of the line, for goods decided in parts.'), @('--part', 'text', 'Number of the part of the line, as in show; the first is 1.'), @('--add-missing', '', 'Add marks, holders, offices and campaigns that the register does not know, to be completed later.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'))
        arguments = @(, ':batch:correct*')
    }
    'undo' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Reason; kept in the journal.'), @('-n', '', 'Only show what would change.'), @('--dry-run', '', 'Only show what would change.'), @('--raw', '', 'Show every value before and after, with its path.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'text')
    }
    'redo' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Reason; kept in the journal.'), @('-n', '', 'Only show what would change.'), @('--dry-run', '', 'Only show what would change.'), @('--raw', '', 'Show every value before and after, with its path.'), @('--json', '', 'Answer in JSON.'))
        arguments = @()
    }
    'today' = @{
        subs = @()
        options = @(@('--office', ':office', 'Office or district; repeatable.'), @('--all', '', 'All offices, not only the one configured.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--limit', 'text', 'At most this many rows; a terminal shows 50 without it.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, '@planned')
    }
    'due' = @{
        subs = @()
        options = @(@('--within', 'text', 'At most this many working days left, such as 3wd.'), @('--overdue', '', 'Only what is overdue.'), @('--holder', ':holder', 'Only deadlines of this holder.'), @('--office', ':office', 'Office or district; repeatable.'), @('--all', '', 'All offices, not only the one configured.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--ics', 'file', 'Write a calendar file (RFC 5545).'), @('--explain', '', 'With REF: explain the count, day by day.'), @('--exit-code', '', 'Exit 6 when something is overdue.'), @('--limit', 'text', 'At most this many rows; a terminal shows 50 without it.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:due')
    }
    'list' = @{
        subs = @()
        options = @(@('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--counted-on', 'found|detained|confirmed|transferred|closed', 'The day by which batches are counted.'), @('--office', ':office', 'Office or district; repeatable.'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--holder', ':holder', 'Holder; repeatable.'), @('--mark', ':mark', 'Mark; repeatable.'), @('--status', 'recorded|notified|applied|declined|detained|released|confiscated|transferred|abandoned|disposed', 'State.'), @('--direction', 'export|import|transit', 'Direction.'), @('--channel', 'cargo|mail|express|ecommerce|traveller', 'Channel.'), @('--basis', 'ex-officio|application', 'Ex officio or on application.'), @('--sort', 'ref|found|recorded|office|district|status|items|value|mark|holder|goods|channel|direction|destination|due', 'found, ref, due, office, items, value; - in front reverses. On a terminal by default: nearest deadline, then newest.'), @('--columns', 'ref|found_on|office|direction|channel|status|goods|marks|holders|items|units|value|due_on', 'Columns of the table: ref,found_on,status,marks,items,value ...'), @('--limit', 'text', 'At most this many rows; a terminal shows 50 without it.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, '@period')
    }
    'show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':batch:show')
    }
    'search' = @{
        subs = @()
        options = @(@('--limit', 'text', 'At most this many rows; a terminal shows 50 without it.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text*')
    }
    'history' = @{
        subs = @()
        options = @(@('--last', 'text', 'Only the newest N acts.'), @('--limit', 'text', 'At most this many rows; a terminal shows 50 without it.'), @('--raw', '', 'Show every value before and after, with its path.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':batch:history')
    }
    'security' = @{
        subs = @()
        options = @(@('--basis', 'ex-officio|application', 'Basis on which the goods are stopped; default: ex-officio, or as recorded for the batch.'), @('--right-type', 'trademark|copyright|patent', 'Right type; default: trademark, or as recorded for the batch.'), @('--approved', '@planned', 'When GACC approved the holder''s general guarantee.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':batch:security')
    }
    'summary' = @{
        subs = @()
        options = @(@('--by', 'office|district|country|campaign|clue-source|holder|mark|right-type|basis|direction|channel|transport|category|consignor|origin|destination|route|goods|holder-country|status|outcome|assistance|day|week|month|quarter|year', 'What the rows are; repeatable, or separated by commas. Also status, outcome, day, month, goods, route (from which country to which) ...'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--office', ':office', 'Office or district; repeatable.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--counted-on', 'found|detained|confirmed|transferred|closed', 'The day by which batches are counted.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--style', 'gacc|eu|us', 'The tables published in the EU, the US or by GACC.'), @('--sheet', '', 'The daily sheet of the day or period.'), @('--explain', 'figures|breakdown|acts|deadlines|store', 'With --sheet: list the references behind each figure of this section.'), @('--remark', 'text', 'A remark in the officer''s own words.'), @('--no-internal', '', 'The copy for the higher authority: without the deadlines.'), @('--prove', '', 'Compute every figure from the batches, not the index; the sheet says so.'), @('--all', '', 'All offices, not only the configured one.'), @('--issue', '', 'Issue it: the register keeps its content; issuing it again makes a correction.'), @('-n', '', 'With --issue: only show what would happen; write nothing.'), @('--dry-run', '', 'With --issue: only show what would happen; write nothing.'), @('--print', ':printer', 'Print it on the system''s printer.'))
        arguments = @(, '@period')
    }
    'rank' = @{
        subs = @()
        options = @(@('--of', 'office|holder|mark|consignor|destination|category|goods|route', 'What to rank; route: from which country to which.'), @('--by', 'batches|items|value', 'Figure for rank and share.'), @('--limit', 'text', 'At most this many rows; a terminal shows 50 without it.'), @('--top', 'text', 'Show only the first N.'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--office', ':office', 'Office or district; repeatable.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--counted-on', 'found|detained|confirmed|transferred|closed', 'The day by which batches are counted.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@period')
    }
    'trend' = @{
        subs = @()
        options = @(@('--every', 'day|week|month|quarter', 'Span of one bar.'), @('--of', 'batches|items|value|measures', 'Figure to follow.'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--office', ':office', 'Office or district; repeatable.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--alarm', '', 'Is a rise real? Show each span beside the number to be expected.'), @('--by', 'office|district|mark|holder|category|consignor|origin|destination|channel|direction', 'With --alarm: each value separately, for the last complete span.'), @('--counted-on', 'found|detained|confirmed|transferred|closed', 'The day by which batches are counted.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@period')
    }
    'report' = @{
        subs = @()
        options = @(@('--every', 'day|week|month|quarter', 'Span of one bar of the trend.'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--office', ':office', 'Office or district; repeatable.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@period')
    }
    'view' = @{
        subs = @()
        options = @()
        arguments = @(':view', ':view:named*')
    }
    'chain' = @{
        subs = @()
        options = @(@('--hops', 'text', 'At most this many steps; default: 4.'), @('--why', '', 'Show all evidence, and what is too common to link anything.'), @('--within', 'text', 'Link only batches found within this many days of each other; default: any time.'), @('--limit', 'text', 'At most this many rows; a terminal shows 50 without it.'), @('--json', '', 'Answer in JSON.'), @('-o', 'file', 'Write to FILE.{html,mmd,dot,graphml,csv}.'), @('--output', 'file', 'Write to FILE.{html,mmd,dot,graphml,csv}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:chain')
    }
    'links' = @{
        subs = @()
        options = @(@('--by', 'consignor|consignee|agent|declarant|carrier|driver|maker|supplier|mark|holder|document|origin|departure|destination|category|campaign|phone|address|container|vehicle|seal|route|mark-set|goods', 'Links by this only; repeatable, or separated by commas; default: everything rare: parties, phones ...'), @('--within', 'text', 'Found within this many days of each other; default: 90.'), @('--min-offices', 'text', 'Found by at least this many offices; default: 2.'), @('--office', ':office', 'Office or district; repeatable.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--limit', 'text', 'At most this many rows; a terminal shows 50 without it.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:links')
    }
    'holder' = @{
        subs = @(@('add', 'Add a holder.'), @('edit', 'Change a holder; options left out change nothing, an empty value clears.'), @('remove', 'Remove a holder; refused while anything refers to it.'), @('list', 'List all, or those with this text in their code, name, alias, number or holder.'), @('show', 'Show a holder in full.'), @('import', 'Import many from a list; all rows are checked first.'))
        options = @()
        arguments = @()
    }
    'holder add' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--country', ':country', 'ISO 3166.'), @('--agent', 'text', 'Agent of the holder; repeatable.'), @('--contact', 'text', 'Telephone, e-mail, address; repeatable.'), @('--general-guarantee', 'text', 'Number of the holder''s yearly general guarantee.'), @('--approved', '@planned', 'When GACC approved that guarantee.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text')
    }
    'holder edit' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--country', ':country', 'ISO 3166.'), @('--agent', 'text', 'Agent of the holder; repeatable.'), @('--contact', 'text', 'Telephone, e-mail, address; repeatable.'), @('--general-guarantee', 'text', 'Number of the holder''s yearly general guarantee.'), @('--approved', '@planned', 'When GACC approved that guarantee.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':holder')
    }
    'holder remove' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':holder')
    }
    'holder list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text')
    }
    'holder show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':holder')
    }
    'holder import' = @{
        subs = @()
        options = @(@('--map', 'text', 'Detect the columns again (auto), name some (HEADING=FIELD,...), or use a saved map.'), @('--map-save', 'text', 'Save the column map under this name.'), @('--defaults', 'text', 'Values for fields that a row leaves empty.'), @('--sheet', 'text', 'Sheet of the workbook, by name or number.'), @('--header-row', 'text', 'Number of the header row, if it is not found.'), @('--dates', 'ymd|dmy|mdy', 'Dates like 5/7/19: ymd, dmy or mdy.'), @('--encoding', 'gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866', 'Encoding of a text that is not UTF-8.'), @('--skip-faulty', '', 'Write the correct rows, save the faulty ones for correction.'), @('-n', '', 'Check every row, write nothing.'), @('--dry-run', '', 'Check every row, write nothing.'), @('--add-missing', '', 'Add marks, holders, offices and campaigns that the register does not know, to be completed later.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'trademark' = @{
        subs = @(@('add', 'Add a right.'), @('edit', 'Change a right; options left out change nothing, an empty value clears.'), @('remove', 'Remove a right; refused while anything refers to it.'), @('list', 'List all, or those with this text in their code, name, alias, number or holder.'), @('show', 'Show a right in full.'), @('import', 'Import many from a list; all rows are checked first.'))
        options = @()
        arguments = @()
    }
    'trademark add' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--holder', ':holder', 'Its holder, by code or name.'), @('--type', 'trademark|copyright|patent|design|olympic|expo|gi|unknown', 'Right type.'), @('--recordation', 'text', 'Recordation number, such as T2019-12345.'), @('--valid-from', '@planned', 'First day of the recordation.'), @('--valid-until', '@planned', 'Last day, included.'), @('--alias', 'text', 'Another spelling or name; repeatable.'), @('--nice', 'text', 'Nice class, 1-45; repeatable.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text')
    }
    'trademark edit' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--holder', ':holder', 'Its holder, by code or name.'), @('--type', 'trademark|copyright|patent|design|olympic|expo|gi|unknown', 'Right type.'), @('--recordation', 'text', 'Recordation number, such as T2019-12345.'), @('--valid-from', '@planned', 'First day of the recordation.'), @('--valid-until', '@planned', 'Last day, included.'), @('--alias', 'text', 'Another spelling or name; repeatable.'), @('--nice', 'text', 'Nice class, 1-45; repeatable.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':mark')
    }
    'trademark remove' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':mark')
    }
    'trademark list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text')
    }
    'trademark show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':mark')
    }
    'trademark import' = @{
        subs = @()
        options = @(@('--map', 'text', 'Detect the columns again (auto), name some (HEADING=FIELD,...), or use a saved map.'), @('--map-save', 'text', 'Save the column map under this name.'), @('--defaults', 'text', 'Values for fields that a row leaves empty.'), @('--sheet', 'text', 'Sheet of the workbook, by name or number.'), @('--header-row', 'text', 'Number of the header row, if it is not found.'), @('--dates', 'ymd|dmy|mdy', 'Dates like 5/7/19: ymd, dmy or mdy.'), @('--encoding', 'gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866', 'Encoding of a text that is not UTF-8.'), @('--skip-faulty', '', 'Write the correct rows, save the faulty ones for correction.'), @('-n', '', 'Check every row, write nothing.'), @('--dry-run', '', 'Check every row, write nothing.'), @('--add-missing', '', 'Add marks, holders, offices and campaigns that the register does not know, to be completed later.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'office' = @{
        subs = @(@('add', 'Add an office.'), @('edit', 'Change an office; options left out change nothing, an empty value clears.'), @('remove', 'Remove an office; refused while anything refers to it.'), @('list', 'List all, or those with this text in their code, name, alias, number or holder.'), @('show', 'Show an office in full.'), @('import', 'Import many from a list; all rows are checked first.'), @('inspections', 'Record how many consignments an office inspected in a period, or list the recorded numbers.'))
        options = @()
        arguments = @()
    }
    'office add' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--parent', ':office', 'Code of the office above it.'), @('--country', ':country', 'ISO 3166.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text')
    }
    'office edit' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--parent', ':office', 'Code of the office above it.'), @('--country', ':country', 'ISO 3166.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':office')
    }
    'office remove' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':office')
    }
    'office list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text')
    }
    'office show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':office')
    }
    'office import' = @{
        subs = @()
        options = @(@('--map', 'text', 'Detect the columns again (auto), name some (HEADING=FIELD,...), or use a saved map.'), @('--map-save', 'text', 'Save the column map under this name.'), @('--defaults', 'text', 'Values for fields that a row leaves empty.'), @('--sheet', 'text', 'Sheet of the workbook, by name or number.'), @('--header-row', 'text', 'Number of the header row, if it is not found.'), @('--dates', 'ymd|dmy|mdy', 'Dates like 5/7/19: ymd, dmy or mdy.'), @('--encoding', 'gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866', 'Encoding of a text that is not UTF-8.'), @('--skip-faulty', '', 'Write the correct rows, save the faulty ones for correction.'), @('-n', '', 'Check every row, write nothing.'), @('--dry-run', '', 'Check every row, write nothing.'), @('--add-missing', '', 'Add marks, holders, offices and campaigns that the register does not know, to be completed later.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'office inspections' = @{
        subs = @()
        options = @(@('--count', 'text', 'Number of consignments inspected in PERIOD.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(':office', '@period')
    }
    'campaign' = @{
        subs = @(@('add', 'Add a campaign.'), @('edit', 'Change a campaign; options left out change nothing, an empty value clears.'), @('remove', 'Remove a campaign; refused while anything refers to it.'), @('list', 'List all, or those with this text in their code, name, alias, number or holder.'), @('show', 'Show a campaign in full.'), @('import', 'Import many from a list; all rows are checked first.'))
        options = @()
        arguments = @()
    }
    'campaign add' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--from', '@planned', 'First day.'), @('--to', '@planned', 'Last day, included.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text')
    }
    'campaign edit' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--name-zh', 'text', 'Its Chinese name.'), @('--from', '@planned', 'First day.'), @('--to', '@planned', 'Last day, included.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':campaign')
    }
    'campaign remove' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':campaign')
    }
    'campaign list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text')
    }
    'campaign show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':campaign')
    }
    'campaign import' = @{
        subs = @()
        options = @(@('--map', 'text', 'Detect the columns again (auto), name some (HEADING=FIELD,...), or use a saved map.'), @('--map-save', 'text', 'Save the column map under this name.'), @('--defaults', 'text', 'Values for fields that a row leaves empty.'), @('--sheet', 'text', 'Sheet of the workbook, by name or number.'), @('--header-row', 'text', 'Number of the header row, if it is not found.'), @('--dates', 'ymd|dmy|mdy', 'Dates like 5/7/19: ymd, dmy or mdy.'), @('--encoding', 'gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866', 'Encoding of a text that is not UTF-8.'), @('--skip-faulty', '', 'Write the correct rows, save the faulty ones for correction.'), @('-n', '', 'Check every row, write nothing.'), @('--dry-run', '', 'Check every row, write nothing.'), @('--add-missing', '', 'Add marks, holders, offices and campaigns that the register does not know, to be completed later.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'enterprise' = @{
        subs = @(@('add', 'Add an enterprise.'), @('edit', 'Change an enterprise; options left out change nothing, an empty value clears.'), @('remove', 'Remove an enterprise; refused while anything refers to it.'), @('list', 'List all, or those with this text in their code, name, alias, number or holder.'), @('show', 'Show an enterprise in full.'), @('import', 'Import many from a list; all rows are checked first.'))
        options = @()
        arguments = @()
    }
    'enterprise add' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--uscc', 'text', 'Unified Social Credit Code, 18 characters.'), @('--country', ':country', 'ISO 3166.'), @('--address', 'text', 'Address as registered.'), @('--contact', 'text', 'Telephone, e-mail, people; repeatable.'), @('--visit', 'text', 'A visit today: what was seen or said; repeatable.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text')
    }
    'enterprise edit' = @{
        subs = @()
        options = @(@('--name', 'text', 'Its full name.'), @('--uscc', 'text', 'Unified Social Credit Code, 18 characters.'), @('--country', ':country', 'ISO 3166.'), @('--address', 'text', 'Address as registered.'), @('--contact', 'text', 'Telephone, e-mail, people; repeatable.'), @('--visit', 'text', 'A visit today: what was seen or said; repeatable.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':enterprise')
    }
    'enterprise remove' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':enterprise')
    }
    'enterprise list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text')
    }
    'enterprise show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':enterprise')
    }
    'enterprise import' = @{
        subs = @()
        options = @(@('--map', 'text', 'Detect the columns again (auto), name some (HEADING=FIELD,...), or use a saved map.'), @('--map-save', 'text', 'Save the column map under this name.'), @('--defaults', 'text', 'Values for fields that a row leaves empty.'), @('--sheet', 'text', 'Sheet of the workbook, by name or number.'), @('--header-row', 'text', 'Number of the header row, if it is not found.'), @('--dates', 'ymd|dmy|mdy', 'Dates like 5/7/19: ymd, dmy or mdy.'), @('--encoding', 'gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866', 'Encoding of a text that is not UTF-8.'), @('--skip-faulty', '', 'Write the correct rows, save the faulty ones for correction.'), @('-n', '', 'Check every row, write nothing.'), @('--dry-run', '', 'Check every row, write nothing.'), @('--add-missing', '', 'Add marks, holders, offices and campaigns that the register does not know, to be completed later.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'same' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Reason; kept in the journal.'), @('--review', '', 'Review the open proposals, most certain first, and decide each.'), @('--overrule', '', 'Decide so even if the two were recorded as different before.'), @('--limit', 'text', 'At most this many rows; a terminal shows 50 without it.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(':enterprise', ':enterprise')
    }
    'different' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Reason; kept in the journal.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(':enterprise', ':enterprise')
    }
    'visit' = @{
        subs = @(@('add', 'Log a visit to an enterprise, made by the officers of --officer.'), @('edit', 'Correct a visit that was entered wrongly; the journal keeps the earlier content. An empty text clears a field.'), @('list', 'List visits by day, including notes of visits made with earlier versions.'), @('show', 'Show a visit in full.'), @('summary', 'How many enterprises were visited, and how often; enterprises with the same credit code count as one.'))
        options = @()
        arguments = @()
    }
    'visit add' = @{
        subs = @()
        options = @(@('--on', '@date', 'The day it happened; default: today.'), @('--purpose', 'text', 'Purpose.'), @('--findings', 'text', 'What was seen or said.'), @('--abroad-dispute', 'text', 'Disputes over its rights abroad.'), @('--wishes', 'text', 'What the enterprise asks of customs.'), @('--result', 'text', 'What the visit led to.'), @('--follow-up', 'text', 'What to do next.'), @('--office', ':office', 'The office that registers it; default: your own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':enterprise')
    }
    'visit edit' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Reason; kept in the journal.'), @('--enterprise', ':enterprise', 'The enterprise visited, by code or name.'), @('--on', '@date', 'The day it happened.'), @('--purpose', 'text', 'Purpose.'), @('--findings', 'text', 'What was seen or said.'), @('--abroad-dispute', 'text', 'Disputes over its rights abroad.'), @('--wishes', 'text', 'What the enterprise asks of customs.'), @('--result', 'text', 'What the visit led to.'), @('--follow-up', 'text', 'What to do next.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':visit')
    }
    'visit list' = @{
        subs = @()
        options = @(@('--enterprise', ':enterprise', 'Only visits to this enterprise, by code or name.'), @('--office', ':office', 'Office or district; repeatable.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, '@period')
    }
    'visit show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':visit')
    }
    'visit summary' = @{
        subs = @()
        options = @(@('--by', 'office|year|quarter|month|officer', 'What the rows are; repeatable, or separated by commas.'), @('--office', ':office', 'Office or district; repeatable.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@period')
    }
    'clue' = @{
        subs = @(@('add', 'Log a clue; it gets a number.'), @('send', 'Send a clue to another office or to the police.'), @('result', 'Record the result of a clue and the batches found because of it; batches may be added later.'), @('edit', 'Correct a clue that was entered wrongly; the journal keeps the earlier content.'), @('list', 'List clues by the day they were received, with their results.'), @('show', 'Show a clue in full.'), @('report', 'One page about a clue, to send on: what was reported, where it was sent, its batches, and their links.'))
        options = @()
        arguments = @()
    }
    'clue add' = @{
        subs = @()
        options = @(@('--source', 'holder|enterprise|police|public|own-analysis', 'Source of the clue.'), @('--text', 'text', 'Content of the clue.'), @('--about', 'text', 'A party, goods, a route or a reference that the clue is about; repeatable.'), @('--on', '@date', 'The day it happened; default: today.'), @('--due', '@ahead', 'The day by which an answer is expected.'), @('--office', ':office', 'The office that registers it; default: your own.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @()
    }
    'clue send' = @{
        subs = @()
        options = @(@('--to', 'office|police', 'To whom.'), @('--body', 'text', 'Name of the police, office or other body.'), @('--on', '@date', 'The day it happened; default: today.'), @('--due', '@ahead', 'The day by which an answer is expected.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':clue')
    }
    'clue result' = @{
        subs = @()
        options = @(@('--result', 'text', 'The result.'), @('--on', '@date', 'The day it happened; default: today.'), @('--ref', ':batch:clue', 'A batch found because of it; repeatable.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':clue')
    }
    'clue edit' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Reason; kept in the journal.'), @('--on', '@date', 'The day it happened.'), @('--source', 'holder|enterprise|police|public|own-analysis', 'Source of the clue.'), @('--text', 'text', 'Content of the clue.'), @('--about', 'text', 'What the clue is about; replaces everything given before; repeatable.'), @('--due', '@ahead', 'The day by which an answer is expected; none for no day.'), @('--to', 'office|police', 'To whom.'), @('--body', 'text', 'Name of the police, office or other body.'), @('--sent-on', '@date', 'The day it was sent.'), @('--result', 'text', 'The result.'), @('--result-on', '@date', 'The day of the result.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':clue')
    }
    'clue list' = @{
        subs = @()
        options = @(@('--source', 'holder|enterprise|police|public|own-analysis', 'Only clues from this source.'), @('--state', 'open|overdue|answered', 'Only clues in this state.'), @('--office', ':office', 'Office or district; repeatable.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, '@period')
    }
    'clue show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':clue')
    }
    'clue report' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, ':clue')
    }
    'rate' = @{
        subs = @(@('set', 'Record the customs exchange rate of a currency from a day on; it applies until the next one.'), @('list', 'List the recorded rates, by currency and day.'))
        options = @()
        arguments = @()
    }
    'rate set' = @{
        subs = @()
        options = @(@('--from', '@planned', 'First day of the rate; default: today.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @('@currency', 'text')
    }
    'rate list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@currency')
    }
    'procedure' = @{
        subs = @(@('list', 'List the legal procedures.'), @('show', 'Show one procedure: every time limit with who must act, what follows and its source; and the article of each act.'))
        options = @()
        arguments = @()
    }
    'procedure list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @()
    }
    'procedure show' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@rules')
    }
    'officer' = @{
        subs = @(@('add', 'Give an officer the right to act for offices under the officer''s own name; needs an administrator.'), @('remove', 'Revoke an officer''s rights, all or those for some offices; needs an administrator.'), @('list', 'List the officers of a shared register with their roles and offices; an officer sees only their own rights.'))
        options = @()
        arguments = @()
    }
    'officer add' = @{
        subs = @()
        options = @(@('--office', ':office', 'The office for which the officer may record; repeatable.'), @('--role', 'text', 'Role on the database server; default: made from the name.'), @('--reads', 'own|district|all', 'Whose batches the officer may see; default: own, or the present right.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text')
    }
    'officer remove' = @{
        subs = @()
        options = @(@('--office', ':office', 'Only the rights for this office; repeatable; default: all.'), @('--role', 'text', 'Role on the database server, if several officers have that name.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'text')
    }
    'officer list' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @()
    }
    'init' = @{
        subs = @()
        options = @(@('--office', ':office', 'Code of the office that keeps the register.'), @('--shared', '', 'Make it in a PostgreSQL database that offices share; needs an administrator.'), @('--json', '', 'Answer in JSON.'))
        arguments = @()
    }
    'import' = @{
        subs = @()
        options = @(@('--map', 'text', 'Detect the columns again (auto), name some (HEADING=FIELD,...), or use a saved map.'), @('--map-save', 'text', 'Save the column map under this name.'), @('--defaults', 'text', 'Values for fields that a row leaves empty.'), @('--sheet', 'text', 'Sheet of the workbook, by name or number.'), @('--header-row', 'text', 'Number of the header row, if it is not found.'), @('--dates', 'ymd|dmy|mdy', 'Dates like 5/7/19: ymd, dmy or mdy.'), @('--encoding', 'gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866', 'Encoding of a text that is not UTF-8.'), @('--update', '', 'Correct the register where it differs from the list.'), @('--skip-faulty', '', 'Write the correct rows, save the faulty ones for correction.'), @('--rejects', 'file', 'Write the correct rows, save the faulty ones here.'), @('-n', '', 'Check every row, write nothing.'), @('--dry-run', '', 'Check every row, write nothing.'), @('--again', '', 'Import cases even if they are in the register already.'), @('--add-missing', '', 'Add marks, holders, offices and campaigns that the register does not know, to be completed later.'), @('--ask', '', 'Ask what each unknown name means.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'file')
    }
    'inbox' = @{
        subs = @()
        options = @(@('--defaults', 'text', 'Values for fields that a row leaves empty.'), @('--encoding', 'gb18030|gbk|gb2312|big5|big5-hkscs|shift_jis|euc-jp|iso-2022-jp|euc-kr|iso-2022-kr|utf-8|utf-16|utf-16le|utf-16be|windows-874|windows-1250|windows-1251|windows-1252|windows-1253|windows-1254|windows-1255|windows-1256|windows-1257|windows-1258|iso-8859-1|iso-8859-2|iso-8859-3|iso-8859-4|iso-8859-5|iso-8859-6|iso-8859-7|iso-8859-8|iso-8859-9|iso-8859-10|iso-8859-11|iso-8859-13|iso-8859-14|iso-8859-15|iso-8859-16|koi8-r|koi8-u|ibm437|ibm850|ibm852|ibm866', 'Encoding of a text that is not UTF-8.'), @('--update', '', 'Correct the register where it differs from the list.'), @('--add-missing', '', 'Add marks, holders, offices and campaigns that the register does not know, to be completed later.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'file')
    }
    'export' = @{
        subs = @()
        options = @(@('-o', 'file', 'FILE.csv, .xlsx, .json or .jsonl: a complete export.'), @('--output', 'file', 'FILE.csv, .xlsx, .json or .jsonl: a complete export.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--office', ':office', 'Office or district; repeatable.'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--anonymous', '', 'Replace names by pseudonyms, for readers outside the office.'), @('--layout', 'gacc|eu|us', 'The tables published in the EU, the US or by GACC, as one CSV (docs/LAYOUTS.md).'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, '@period')
    }
    'print' = @{
        subs = @(@('daily', 'Print the sheet of a day or a month; with -o FILE write it instead, with --issue issue it.'), @('notice', 'Issue the notice of suspicion to a holder.'), @('detention-decision', 'Issue the detention decision to the party.'), @('detention-list', 'Issue the list of the goods detained.'), @('receipt', 'Issue the receipt of service for a document.'), @('release-notice', 'Issue the notice that goods are released.'), @('transfer-letter', 'Issue the letter that transfers a case to the police.'), @('hearing-notice', 'Issue the notice before a penalty; --fill fine=AMOUNT tells an intended fine.'), @('penalty-decision', 'Issue the penalty decision.'), @('confiscation-notice', 'Issue the notice to a holder that goods were confiscated.'), @('collection-list', 'Issue the list of collected goods; collecting is no penalty.'), @('custody-chain', 'Issue the record of the custody of the goods.'), @('batch-file', 'Issue the case file: the batch and everything done with it.'), @('court-letter', 'Issue a letter to a court about goods held for it.'), @('void', 'Make a document void (its number is not used again), or withdraw the last issue of a sheet.'))
        options = @()
        arguments = @()
    }
    'print daily' = @{
        subs = @()
        options = @(@('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--office', ':office', 'Office or district; repeatable.'), @('--all', '', 'All offices, not only the configured one.'), @('--campaign', ':campaign', 'Campaign; repeatable.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--counted-on', 'found|detained|confirmed|transferred|closed', 'The day by which batches are counted.'), @('--remark', 'text', 'A remark in the officer''s own words.'), @('--no-internal', '', 'The copy for the higher authority: without the deadlines.'), @('--prove', '', 'Compute every figure from the batches, not the index; the sheet says so.'), @('--issue', '', 'Issue it: the register keeps its content; issuing it again makes a correction.'), @('-n', '', 'With --issue: only show what would happen; write nothing.'), @('--dry-run', '', 'With --issue: only show what would happen; write nothing.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @(, '@period')
    }
    'print notice' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print detention-decision' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print detention-list' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print receipt' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print release-notice' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print transfer-letter' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print hearing-notice' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print penalty-decision' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print confiscation-notice' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print collection-list' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print custody-chain' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print batch-file' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print court-letter' = @{
        subs = @()
        options = @(@('--holder', ':holder:batch', 'Only the goods of this holder.'), @('--for', 'text', 'The document, decision, release, case or court notice it concerns, by number or day; default: the last.'), @('--where', ':where', 'A filter, such as "mark:VIVO status:detained due<3wd".'), @('--number', 'text', 'Its number; default: the number recorded with the act, or else the next one.'), @('--on', '@date', 'The day that it bears; default: the day of its act.'), @('--fill', 'text', 'Text for a field that the register does not have, such as court=...; repeatable.'), @('--redact', 'text', 'Redact a field, such as value; repeatable.'), @('--reissue', '', 'Issue a corrected document under a new number, which names the old one.'), @('-n', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('--dry-run', '', 'Make only a draft, marked as such; no number is used, nothing is written.'), @('-o', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--output', 'file', 'FILE.{pdf,docx,html,txt}, or a folder/ for several; default: print on the printer.'), @('--as', 'pdf|docx|html|txt', 'Format of the files in a folder; default: PDF.'), @('--printer', ':printer', 'Name of the printer; the word default means the system''s.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':batch:print*')
    }
    'print void' = @{
        subs = @()
        options = @(@('--reason', 'text', 'Reason; kept in the journal.'), @('--ref', ':batch:print', 'Its batch, if documents of several batches have that number.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'text')
    }
    'template' = @{
        subs = @(@('list', 'List the forms, and say for which of them the office has its own template.'), @('copy', 'Copy the program''s template of a form into the configuration folder, to be edited in Word (--lang: language).'), @('check', 'Find faults in the office''s templates: the paragraph, and any unknown field.'))
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
        options = @(@('--force', '', 'Replace the office''s own template by the program''s.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'notice|detention-decision|detention-list|receipt|release-notice|transfer-letter|hearing-notice|penalty-decision|confiscation-notice|collection-list|custody-chain|batch-file|court-letter')
    }
    'template check' = @{
        subs = @()
        options = @(@('--file', 'file', 'Check a template in another place, as one for FORM.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'notice|detention-decision|detention-list|receipt|release-notice|transfer-letter|hearing-notice|penalty-decision|confiscation-notice|collection-list|custody-chain|batch-file|court-letter')
    }
    'bundle' = @{
        subs = @()
        options = @(@('-o', 'file', 'Output file; default: REF.zip.'), @('--output', 'file', 'Output file; default: REF.zip.'), @('--holder', ':holder:batch', 'The holder concerned.'), @('--redact', 'text', 'Redact a field; only its hash remains. Repeatable.'), @('--root', 'text', 'A printed root; the bundle proves it too, or verify compares it.'), @('--sign', 'file', 'Sign the bundle with this Ed25519 private key (PEM); the signature is FILE.zip.sig.'), @('--key', 'file', 'After verify: the public key that the signature must match.'), @('-n', '', 'Only show what would happen; write nothing.'), @('--dry-run', '', 'Only show what would happen; write nothing.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(':named:bundle:verify', 'file')
    }
    'merge' = @{
        subs = @()
        options = @(@('-n', '', 'Only show what would be merged; write nothing.'), @('--dry-run', '', 'Only show what would be merged; write nothing.'), @('--theirs', '', 'If both have a record with different content, theirs counts.'), @('--ours', '', 'If both have a record with different content, ours counts.'), @('--without-files', '', 'Merge batches even if their evidence files are missing there.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'file*')
    }
    'push' = @{
        subs = @()
        options = @(@('-n', '', 'Only show what would be merged; write nothing.'), @('--dry-run', '', 'Only show what would be merged; write nothing.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'file')
    }
    'pull' = @{
        subs = @()
        options = @(@('-o', 'file', 'The register.json to write.'), @('--output', 'file', 'The register.json to write.'), @('--serials', 'text', 'Number of serials of this year to reserve for the file.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, ':office')
    }
    'sync' = @{
        subs = @()
        options = @(@('-n', '', 'Only show what would be merged; write nothing.'), @('--dry-run', '', 'Only show what would be merged; write nothing.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'file')
    }
    'backup' = @{
        subs = @()
        options = @(, @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'restore' = @{
        subs = @()
        options = @(@('--incomplete', '', 'Restore the rest if evidence in the backup is missing or altered.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'anchor' = @{
        subs = @()
        options = @(@('--check', 'text', 'A printed root: compare it with this register. Repeatable.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @()
    }
    'timestamp' = @{
        subs = @(@('request', 'Write the request to a time stamping authority (RFC 3161), to stamp the root and so all acts until now.'), @('attach', 'Check the answer of a time stamping authority and keep it: it shows that these acts existed before that moment.'))
        options = @()
        arguments = @()
    }
    'timestamp request' = @{
        subs = @()
        options = @(@('-o', 'file', 'Output file; default: root-SIZE.tsq.'), @('--output', 'file', 'Output file; default: root-SIZE.tsq.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @()
    }
    'timestamp attach' = @{
        subs = @()
        options = @(@('--ca', 'file', 'Certificates of the authority.'), @('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @(, 'file')
    }
    'check' = @{
        subs = @()
        options = @(@('--fix', '', 'Repair what can be repaired without guessing.'), @('--json', '', 'Answer in JSON.'), @('--csv', '', 'Answer in CSV.'), @('-o', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'), @('--output', 'file', 'Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.'))
        arguments = @()
    }
    'verify' = @{
        subs = @()
        options = @(@('--root', 'text', 'A printed root: compare it with this register. Repeatable.'), @('--json', '', 'Answer in JSON.'))
        arguments = @()
    }
    'project' = @{
        subs = @()
        options = @(@('--json', '', 'Answer in JSON.'), @('-q', '', 'Only references or codes.'), @('--quiet', '', 'Only references or codes.'))
        arguments = @()
    }
    'demo' = @{
        subs = @()
        options = @(@('--all', '', 'Show all of its summaries, each with its command.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'file')
    }
    'completion' = @{
        subs = @(@('bash', 'Print the script for bash.'), @('zsh', 'Print the script for zsh.'), @('fish', 'Print the script for fish.'), @('powershell', 'Print the script for PowerShell.'), @('install', 'Show what would be written and where; with --yes, write it. Your own files are not changed.'), @('uninstall', 'Show which file would be removed; with --yes, remove it.'))
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
        options = @(@('--yes', '', 'Do it; without --yes, only show what would be done.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'bash|zsh|fish|powershell')
    }
    'completion uninstall' = @{
        subs = @()
        options = @(@('--yes', '', 'Do it; without --yes, only show what would be done.'), @('--json', '', 'Answer in JSON.'))
        arguments = @(, 'bash|zsh|fish|powershell')
    }
    'config' = @{
        subs = @(@('get', 'Print the value of a key that applies when no option overrides it.'), @('set', 'Set a key in config.toml; its comments and order are kept.'), @('unset', 'Remove a key from config.toml.'), @('list', 'List every key with its value and where the value comes from.'), @('path', 'Print where config.toml is, or would be.'))
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
    'date' = @('today', 'yesterday', '-1d', '-2d', '-3d', '-1w', '-1m', '今天', '昨天', '前天')
    'planned' = @('today', 'yesterday', '-1d', '-2d', '-3d', '-1w', '-1m', '今天', '昨天', '前天', 'tomorrow', '+3wd')
    'ahead' = @('+3wd', '+5wd', '+10wd', '+1w', '+1m', '+3m', 'tomorrow', 'today')
    'period' = @('this-week', 'last-week', 'this-month', 'last-month', 'this-quarter', 'last-quarter', 'this-year', 'last-year', 'last-30d', 'today', 'yesterday', 'all', '今天', '昨天', '本周', '上周', '本月', '上月')
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
    if ($cur -match '[^\x00-\x7f]' -and '@:' -notmatch $kind[0]) { $kind = ":word:$kind" } # in Chinese
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
