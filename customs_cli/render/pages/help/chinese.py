"""What stands in help topics beside their texts (`data/help`), in Chinese."""

KINDS = {
    "text": "文本，包含该值即可",
    "word": "固定用词",
    "code": "代码，须完整",
    "prefix": "代码，完整或开头部分",
    "number": "数字，可写 1,000、10万；案值可带币种，如 10万元",
    "date": "日期，与日期或期间比较",
    "duration": "剩余工作日，3wd 或 3，逾期为负数",
}
"""Kind of field in a filter -> what it accepts."""

STATUSES = {
    "recorded": "尚未通知任何权利人",
    "notified": "已发通知；权利人自送达起有三个工作日",
    "applied": "权利人已申请扣留",
    "declined": "权利人不申请扣留：应予放行",
    "detained": "货物已扣留",
    "released": "已放行给当事人",
    "confiscated": "已没收或收缴",
    "transferred": "案件已移送公安机关或其他海关",
    "abandoned": "旅客、寄件人或收件人声明放弃",
    "disposed": "货物已处置，全部不再在库",
}
"""Status -> what it means."""

UNIT_KINDS = {
    "piece": "件",
    "thing": "与件数并列的计数单位",
    "package": "包装单位，不说明内装数量",
    "measure": "重量和度量",
}
"""Kind of unit -> its name."""
