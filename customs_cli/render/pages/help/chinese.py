"""The help topics in Chinese; `$place` stands for text that is filled in from the code it describes."""

TEXTS = {
    "first-steps": """入门
  customs config set office 5320     本关代码，只设一次
  customs config set officer "李伟;陈华"
  customs init                       新建台账
  customs holder add CODE --name-zh "名称"
  customs trademark add CODE --holder CODE --recordation T2019-12345
                                     成批录入：customs trademark import FILE
  customs record                     逐项询问，登记一批货物

每天
  customs                            待办事项，最紧急的在前
  customs due                        全部期限及其依据条款
  customs show 123                   批次案卷
  customs summary today --sheet      当日日报，供签发

先看演示：customs demo 建立一份虚构的台账。
""",
    "dates": """日期
  2019-07-03  2019/7/3  2019.7.3  20190703  2019年7月3日
  7月3日               今年的该日
  二〇一九年七月三日   汉字数字，年、月、期间亦可（零可写作〇、○或零）
  3 July 2019          英文日期，年份用四位数
  今天  今日  昨天  昨日  前天  大前天  明天  后天  today  yesterday  tomorrow
  -3d  +2w  -1m        距今天若干日、周、月
  +3wd  -5wd           按本关日历的工作日，调休上班日计算在内
  31/12/2019           年份在后且只有一种读法的可以使用；
                       01/02/2019 有两种读法，不予接受，并列出两种读法

查获日期不全时
  2019-07  2019年7月   某月        2019  2019年   某年
  排序和统计按其首日，显示保持原样。

期间，首尾均含
  2019  2019-07  2019-07-03  2019-Q3  2019-H1  2019-W27（ISO 周，自周一起）
  本周 上周 下周  本月 上月 下月  本季度 上季度 下季度  今年 去年 明年  近30天
  2019年第三季度  2019年上半年
  7月  第三季度  上半年    均指今年
  this-week  last-week  this-month  last-month  this-quarter  last-quarter
  this-year  last-year  last-30d（含今天）
  next-week  next-month  next-quarter  next-year
  2019-07-01..2019-08-31   两端可用以上任何写法，也可省略；.. 也可写“至”
  全部 all

--today DATE 或 CUSTOMS_TODAY：视作该日。
""",
    "filters": """  office:53 mark:VIVO,OPPO status:已扣留 due<3wd AND NOT campaign:lanwang

条件
  字段:值              字段含该值；值之间的逗号表示“或”
  字段!=值             不含该值          字段:*      有任何值
  字段<值              另有 <= > >=，用于数字、日期和剩余工作日
  值                   单独使用：批次中的任何文本；含空格时加引号：
  goods:"运动 鞋"

组合
  并列或 AND（且）、OR（或）、NOT（非）或前加 -，可用括号 ( )
  AND、OR、NOT 须大写，小写时作为查找的文本。

批次有任何一个值相符，条件即成立；NOT mark:VIVO 找出完全不带 VIVO 的批次。
不区分大小写和全角半角。权利人、商标、专项行动和海关也可用名称。固定用词、商品
类别、国家（地区）、计量单位和币种可用中文：direction:出口 channel:货运
destination:美国 unit:双 currency:港币。字段也可写中文名：商标:VIVO 状态:已扣留
期限<3wd。

字段
$fields
""",
    "exit-codes": """    0  ok            完成。
$codes
  130  interrupted   被 Ctrl-C 中断；已登记的操作会说明，否则未作任何改动。

使用 --json 时，错误以 JSON 对象写到标准错误输出：
  {"schema": "customs.error/1", "error": {"code", "exit", "message", "hint", "at",
  "candidates"}}
""",
    "environment": """选项优先于环境变量，环境变量优先于配置文件。

环境变量
$variables

位置
$places

config.toml
  register = "/srv/customs/register.json"
  officer = ["李伟", "陈华"]
  office = "5320"
  lang = "zh"
  lock_timeout = 10
  pager = "less -FRX"

  [units]  # 本关自己的计量单位，在通用单位之外
  trays = ["盘装", "tray"]  # 存为 trays，中文显示为盘装

  [numbers]  # 各种文书的编号格式：年份、关区代码、序号
  penalty-decision = "深关知罚字〔{year}〕{no:04}号"

  [documents]  # 台账未记载时每份文书的内容
  court = "深圳市中级人民法院"

calendar.toml：本关自己的日历，按国家（地区）
  [CN]
  source = "国务院办公厅通知，2025-11-04"
  holidays = [2026-02-13]
  working_days = [2026-02-14]
  published = [2026]
更改后，customs check 列出最后一日因此不同的期限。
""",
    "formats": """输出
  终端                 表格；窄屏时为卡片
  管道                 制表符分隔，不截断，各语言相同
  --json               一个 JSON 对象，{"schema": "customs.NAME/1", ...}
  --csv                逗号分隔，有表头
  -q                   只有批次编号或代码
  -o FILE              按文件名结尾：xlsx pdf csv tsv json html md txt

JSON 中日期用 ISO 格式，金额为 {"amount": "12.50", "currency": "CNY"}；名称只增
不减。CSV 和 XLSX 中可能被当作公式的单元格按文本写入。有多张表格时（summary
--style、report）各表依次排列，各有表头；供程序读取的用 --json，或用 customs
export --layout gacc -o FILE.csv 合为一张。

导入可读 csv、tsv、xlsx、xls、ods、json 和 jsonl；文本用 UTF-8，或中文表格软件的
编码（GB 18030）。列的顺序不限，列名可用其他海关的叫法：--dry-run 显示各列的识别
结果，--map auto 重新识别，--map-save NAME 保存。写入前先检查所有行。
$columns
  必须有：$required。同一 case_id 的各行为同一批次的各项货物；
  商标以 ; 分隔。
$records
""",
    "statuses": """批次的状态不单独保存，由各权利人程序得出，每个权利人一个程序。有未结程序的，
以进展最远的未结程序为准；全部结案的，以最重的结果为准。

$statuses

customs list --status 已扣留；筛选中写 status:已扣留,已通知。
由此如何继续办理：customs help course。
""",
    "units": """货物按查获时的计量单位登记，单位写在数量旁，不作推测换算。件（pcs）计入统计的
件数，其他单位各自单独合计。

$units

--unit 可用代码、中文（双）、海关计量单位代码（001 至 163）或 UN/ECE 代码
（KGM）。单位也可直接写在数量后：30双、1.5万个、500kg、2打。本关自己的单位：
customs help environment。

官方合计：一双、一套等均计一件；包装、重量和度量不计。
""",
    "categories": """海关总署统计货物的类别，以及仍在统计的旧类别。
--category 可用代码、代码的唯一开头或中文。

$categories
""",
    "counting": """四个指标并列，互不混合
  采取保护措施（批次）  已通知权利人或已扣留货物的批次
  扣留批次              其中为任一权利人扣留过的；此后放行的仍计入
  件数                  被扣留各项货物的件数；双、套、千克等另列
  案值                  被扣留各项货物的案值，按币种；不同币种不相加

一个批次无论有几个权利人和商标，只计一次；一件货物带有 13 个商标仍计一件。按权利
人或商标列表时，同一批次可列入多行，合计只计一次，因此各行之和可能大于合计。

按处理结果列表时，货物的各部分分别计入各自的结果，案值按数量分摊；该批次在各结果
下均列入。货物涉及几个权利人的，分别计入各自的结果；每件只计一次的去向见
customs show。权利人确认的件数在各结果下以该部分数量为限。筛选 outcome:released
可找到有部分货物放行的各批次。

筛选选出的是批次，数字为这些批次的全部货物，也含其他商标的货物；某商标、某种货物
各有多少，用 --by mark --by goods 分列。

批次按查获日期计入；只知年月的，按其首日。专项行动按登记时列明的行动计入。

权利人确认意见（customs confirm）是权利人的意见，海关认定（customs determine）是
海关的决定，两者分别统计。

一份处罚决定无论涉及几个权利人，只有一笔罚款，记在其中第一个权利人名下。就同一权
利人分几次没收的，每份决定的罚款计入该决定之日。

日报按每次操作所涉货物列数，无论是否扣留；customs today 的件数与其他各处一样，只
计已扣留的货物。被法院提走的货物，在法院文书解除之前不计为在库；声明放弃的货物在处置
之前计为在库。

用同样的期间和筛选执行 customs list，可看到数字背后的批次。
""",
    "proof": """每次操作是日志中的一行，以 SHA-256 相连。根值 HASH@SIZE 代表前 SIZE 次操作的全部
内容，逐字节不变。

  customs verify                      证明文件无丢失或改动
  customs anchor                      当前根值；打印并存档
  customs anchor --check HASH@SIZE    是否仍是打印时的记录？
  customs timestamp request           请权威机构对根值加盖时间戳
  customs bundle 123 -o 法院.zip      一个批次及其操作、证据材料、证明
  customs bundle verify 法院.zip --root HASH@SIZE
                                      接收方的核对；只需 Python
  customs backup /media/usb           备份，读回后验证

日报上印有当时的根值：签字存档的纸张可证明此前的每次操作，对保管文件的人同样有
效。没有纸张时只能发现无意的改动。docs/PROOF.md 说明能证明什么、对谁有效。
""",
}

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
