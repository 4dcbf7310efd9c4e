"""Headings of columns whose cells look like those of a field, but tell of something else; they prove nothing."""

import re

_OF_OTHERS = {
    "found_on": re.compile(
        "录入|填报|上报|打印|更新|导出|制表|出生|有效|到期|截止|created|updated|modified|print|birth|expir|report"
        r"|收到|通知|告知|送达|答复|回复|期限|notif|notice|repl(?:y|ied)|received|deadline|\bdue\b"
        r"|销毁|捐赠|拍卖|处罚|结案|移[送交]|放行|没收|收缴|destr|donat|auction|clos(?:ed|ing|ure)|releas|forfeit|confisc|penalt"
        "|生产|出厂|保质|注册|manufactur|production"
        "|上次|前次|填表|统计|编制|归档|盘点|公告|备案|复议|起诉|判决|执行|缴[款纳]|听证|审结|领取|报送|previous|archiv|hearing|judg",
        re.I,
    ),
    "case_id": re.compile(
        "著作|版权|作品|商标|专利|品牌|工商|税务|企业|公司|单位|证件|身份|护照|担保"
        r"|copyright|patent|trade ?mark|company|passport|\btax\b",
        re.I,
    ),
    "document_number": re.compile(
        r"^原|上家|参考|关联|对应|前次|退[运回货]|(?:文书|通知书|决定书)(?!.*报关单)|送达|凭证|样品|寄样|国内(?!段)|回[执函单]"
        r"|\b(?:original|related|previous|return|served|service(?! tracking)|notice|notification|samples?|receipt"
        r"|domestic)\b",
        re.I,
    ),
    "direction": re.compile(r"^原|上次|前次|退[运货]|关联|主营|\b(?:original|related|previous|return)\b", re.I),
    "transport": re.compile(r"国内|内陆|退[运货]|送货|\b(?:domestic|inland|return)\b", re.I),
    "campaign": re.compile(r"上[年次]|曾|往年|\b(?:previous|last|former)\b", re.I),
    "consignor_uscc": re.compile(
        "报关|代理|快递|物流|检[测验]|鉴定|仓|平台|举报|承运|运输|银行"
        r"|^(?!企业|单位|公司|境内|[收发寄]|经营|当事|货主|统一|社会|信用|涉[案嫌]|exporter|sender|consignor|shipper|company"
        r"|(?:the )?(?:social|uscc|credit)).+(?:信用代码|代码|编码|\buscc|\bcode)$",
        re.I,
    ),
    "channel": re.compile(
        "送达|通知|答复|回复|反馈|联系|寄送|支付|[付收]款|缴|[取抽送]样|鉴定|领取|提货|退货|归还|交付|送货|销售|采?购|[供进]货|线索|举报"
        "|沟通|包装|存储|保管|国内|内陆|serv|notif|notice|repl(?:y|ied)|contact|pay"
        "|sampl|collect|sale|purchas|domestic|inland|packag|storage",
        re.I,
    ),
    "outcome": re.compile(
        "拟|建议|请示|(?<!权利人)(?<!鉴定)(?<!确认)(?<!处理)(?<!处置)(?<!查处)(?<!认定)(?<!最终)意见|计划"
        "|(?:科室?|经办人?|承办人?|当事人|[收发]货人|货主|[寄收]件人|旅客|律师|领导).*意见|下一?步|诉求|请求|期望|要求|批示|预[判计期测]|初判|初步判断|风险|上[期次年]|前次|参考|模板"
        "|样品|样本|[抽取送]样|余货|其[他它余]|非侵权|企业|包装|担保|保证金|文书|标签"
        "|^(?!.*(?:货(?!车)|物品|商品)).*(?:车辆|司机|人员)"
        "|propos|suggest|recommend|opinion|request|claim|next|plan|forecast|risk|sample|previous|last"
        r"|^(?!.*\b(?:goods|cargo)\b).*(?:vehicle|driver)"
        "|other goods|answer|statement"
        r"|intended|expected|pending|\b(?:due|bond|security|guarantee|deposit|payment|file|storage|transport|report|carrier|police)\b"
        r"|\b(?:court|appeal)\b|status of (?:the )?(?:right )?holder"
        "|法院|判决|复议|诉讼|公安(?:机关)?(?:处理|侦办|办理|反馈|结果|进展|意见)",
        re.I,
    ),
    "value": re.compile(
        r"车辆|运输工具|其[他它余](?:[货商]|物品)|非侵权|合法"
        r"|\b(?:(?:vehicles?|trucks?|vessels?)(?! (?:cargo|goods|load))|means of transport|(?:other|genuine) goods)\b",
        re.I,
    ),
    "storage": re.compile(r"费|天数?|期限?|时间|状态|\b(?:costs?|fees?|charges?|days|period|status)\b", re.I),
    "marks": re.compile(
        "非侵权|合法|正品|授权|自[有主]|车|genuine|authori[sz]ed|licen[cs]ed|own brand|vehicle|truck|\bcar\b", re.I
    ),
    "currency": re.compile(
        r"费|担保|保证金|押金|罚[款金没]|滞纳金|赔偿|(?<!完)税"
        r"|\b(?:freight|insurance|security|guarantee|bond|deposit|fines?|penalt(?:y|ies)|dut(?:y|ies)|tax(?:es)?|fees?|charges?)\b",
        re.I,
    ),
    "unit": re.compile(
        r"包装|规格|型号|尺码|材质|计费|容器|托盘|[封装]装|装载|packag|packing|size|model|^unit\s+(?!(?:of|codes?|types?|names?|measures?)\b)\w",
        re.I,
    ),
    "vehicle": re.compile(
        r"\bship(?:ped|ping|ment)?\s+(?:from|to|by|via|date)\b|\b(?:value|disposal|status|action)\b|价值|处理", re.I
    ),
    "quantity": re.compile(
        "样|其中|库存|剩余|移[送交]|放行|没收|收缴|销毁|捐赠|拍卖|退[还运回]|sample|stock|remain|releas|forfeit|confisc|destr|return"
        "|每|规格?$|装箱|去年|上年|同期|计划|丢失|损|抽查|赠|差额?$|误差|[限额]|短少|溢|返还|保留|备用|留存"
        "|[正真]品|[非未不]侵权|合格|[送抽]检|已退|^余|短装|合同|发票|领取|累计|目标|起订|本[月年]|genuine|contract|invoice|cumulative"
        r"|\bper\b|pack|last year|planned|missing|lost|damag|limit|allowance|spare",
        re.I,
    ),
    "office": re.compile(
        "审批|复议|备案|存放|保管|会[办同]|配合|协作|来文|举报|移[送交]|接收|来函|复函|抄[送报]|通报|报送|呈送|协[查办]|[启起指]运|receiv|transfer|notified|copied"
        r"|\bof (?:un)?loading|discharge|\bfinal\b"
        r"|^(?!.*关).*(?:城|[省市县]$|(?<!属)地[区址点]?$|籍|所在|来源|互换|[寄收发]件)|\b(?:city|town|province|address)\b",
        re.I,
    ),
}
"""Field -> headings of days of lists, persons, documents or later acts, of numbers of rights and firms, of papers that
came before, of codes of firms that are no party, of how papers were served, of proposals, of what became of goods not
meant, of marks not infringed, of money that is not the value of goods, of packaging, of parts of the goods,
of offices that were written to, and of towns, which have the names of offices."""


def is_of_another(field: str, name: str) -> bool:
    """Return whether a heading tells of something else than a field, whatever its cells look like.

    Args:
        field: The field that the cells would prove.
        name: The heading.
    """
    return field in _OF_OTHERS and bool(_OF_OTHERS[field].search(name))
