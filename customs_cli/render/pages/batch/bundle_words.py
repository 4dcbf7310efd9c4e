"""Labels and words of a bundle's record, in both languages; a part of `verify.py`, see `bundle`."""

LABELS = dict(
    line.split(" ", 1)
    for line in """\
ref Reference 批次编号
office Office 海关
found_on Found 查获日期
direction Direction 进出境方向
channel Channel 监管渠道
transport Transport 运输方式
basis Basis 依据
procedure Procedure 程序
campaigns Campaigns 专项行动
document Document 单证
consignor Consignor 发货人
consignee Consignee 收货人
agent Agent 货运代理
declarant Declarant 报关单位
carrier Carrier 承运人
driver Driver 司机
maker Maker 生产厂家
supplier Supplier 供货商
containers Containers 集装箱
vehicle Vehicle 车辆
route Route 路线
origin Origin 原产国（地区）
departure Departure 启运国（地区）
destination Destination 运抵国（地区）
lines Goods 货物
value Value 价值
value_basis Value basis 价值依据
proceedings Proceedings 权利人程序
transfers Transfers 移送
disposals Disposals 处置
custody Custody 涉案货物交接记录
documents Documents issued 已制发文书
evidence Evidence 证据材料
notes Remarks 备注
joint_offices Joint offices 协作海关
clues Clues 线索
officers Officers 经办关员
recorded_on Recorded 登记日期
source Source 来源
deadlines Deadlines 期限
holders Holders 权利人
trademarks Recorded rights 备案权利
offices Offices 海关
acts Acts 操作记录
at At 时间
by By 经办人
act Act 操作
reason Reason 理由
quantity Quantity 数量
unit Unit 单位
goods Goods 品名
marks Marks 商标
from From 移交人
to To 接收人
seal Seal 封志
purpose Purpose 用途
line Line 项
no No. 序号
name Name 名称
holder Holder 权利人
""".splitlines()
)
"""Field -> label, as it was in the first bundles; other fields had none."""

MORE_LABELS = {
    **LABELS,
    **dict(
        line.split(" ", 1)
        for line in """\
UNKNOWN UNKNOWN 不详
about About 涉及
actor Who 责任方
address Address 地址
agents Agents 代理人
aliases Other names 别名
amount Amount 金额
application_decided_on Decision on the application 对申请的决定
application_on Application for action 保护申请
article Article 法条
body Body 接收单位
bond Bond 反担保
bond_notice_served_on Service of the notice of release on bond 凭担保放行通知送达
calendar Calendar 工作日历
case_extended_on Extension of the case 案件延期
case_filed_on Filing of the case 立案
category Category 商品类别
claim Told by the file 文件自带信息
claimed_on The party came forward 当事人出现
code Code 代码
confirmation Confirmation 权利人确认
confirmed Holder has confirmed 权利人已确认
confirmed_on Confirmed on 确认日期
confiscation_served_on Service of the confiscation decision 没收决定送达
consulted_on Holder consulted on 征求权利人意见日期
contacts Contacts 联系方式
country Country 国家（地区）
court Court notices 法院通知
court_acceptance_on Submission of the court's acceptance 提交法院受理通知
court_handed_on Goods handed to the court 货物移交法院
currency Currency 币种
data Contents 内容
declarant_notified_on Notice to the declarant 通知申报人
declarant_replied_on The declarant's reply 申报人答复
deduction Deduction 扣除
deposit_settled_on Settlement of the deposit 担保金处理完毕
detained_on Detained on 扣留日期
detention_no Decision no. 扣留决定书编号
device Device 设备
due_on Due on 到期日
earlier Earlier entries 原记录
earlier_replies Earlier replies 原答复
elsewhere Kept elsewhere 另存
events Other events 其他事项
extended_on Extension granted 批准延期
facts Facts 事实
features_removed Features removed 已消除侵权特征
fees Costs 费用
files Files 文件
finding Customs' finding 海关认定
finding_on Found on 认定日期
fine Fine 罚款
fine_paid_on Payment of the fine 缴纳罚款
form Form 形式
found Findings on parts 分项认定
found_by How found 查获方式
freed_by Lifted by 解除文书
freed_on Lifted on 解除日期
general_guarantee General guarantee 总担保
goods_handed_on Goods handed to the police 货物移交公安机关
goods_on Goods handed over on 货物移交日期
ground Ground 依据
guarantee_approved_on Guarantee approved on 总担保核准日期
hearing_notified_on Notice of the hearing 听证通知
hearing_on Hearing 听证
hearing_requested_on Request for a hearing 要求听证
hs HS code 商品编码
importer_notified_on Notice to the importer 通知进口人
importer_replied_on The importer's reply 进口人答复
incomplete Incomplete 待补充
is_day Day only 仅记日期
items Items 件数
kind Kind 种类
lacking Lacking 欠缺
lang Language 语言
lapse If missed 逾期后果
law Edition of the rules 规则版本
likeness Likeness 图像特征
lodged_on Lodged on 提供日期
mark Mark 商标
measure_reported_on Report to the head 向负责人报告
met_on Met on 完成日期
name_zh Chinese name 中文名称
names Other names 其他名称
nice Nice classes 商品国际分类
note Note 说明
notice Notice 通知书
notice_no Notice no. 通知书编号
notified_on Notified on 通知日期
number Number 编号
on On 日期
other_hold Also held under 另案扣留文书
outcome Outcome 处理结果
outcome_no Document no. 处理文书编号
outcome_on Outcome on 处理日期
outcome_reason Reason 处理理由
override Against the rules 越规理由
owner_told_on Full notice to the owner 向权利人全面告知
parent Office above 上级海关
parts Parts 分项
payer Payer 付款人
penalty_told_on The party was told of the intended penalty 告知当事人拟作处罚
penalty_value Value for the fine 罚款计算价值
phones Telephone 电话
place Place 地点
police_accepted_on Acceptance by the police 公安机关接受
police_filed_on Notice that the police filed the case 公安机关立案通知
police_refused_on Refusal of the police 公安机关不予立案
presented_on Goods presented for examination 货物呈验
preservation_notice_on The court's order over the security 法院对担保的保全裁定
proceeds Proceeds 转让、拍卖所得
provisional Provisional 暂定
public_notice_on Public notice 公告
received_at Received at 接收时间
recipient Recipient 接收人
reconsideration_on Request to the police to reconsider 提请公安机关复议
recordation Recordation no. 备案号
refused_on Refused on 拒绝日期
replaces Replaces 取代
replied_on Replied on 答复日期
reply Reply 答复
reply_reason Reason 答复理由
retain_until Keep until 留存至
retained Retained 留存
reverts Reverts 撤销的操作
review_decided_on Decision on the review 行政复议决定
review_requested_on Request for review 申请复议
right_type Type of right 权利类型
rule Rule 规则
said Said on parts 分项确认
sample_bond_on The owner's bond for a sample 权利人为取得货样提供担保
sample_given_on Sample given to the owner 货样交付权利人
sample_returned_on Return of the sample 货样归还
seal_before Seal before 原封志
security Security 担保
security_back Security returned 退还担保
security_returned_on Return of the security 退还担保
seized_on Seizure 没收（美国）
seizure_notified_on Notice of seizure 没收通知
seq No. of the act 操作序号
served_how How served 送达方式
served_on Served on 送达日期
sha256 SHA-256 校验值
since_on Counted from 起算日
size Size 大小（字节）
soon_on Warned from 提醒日
storage Storage 存放地点
suit_decided_on Judgment on the suit 行政诉讼判决
suit_filed_on Suit filed 提起诉讼
supervisor Supervised by 监督人
taken Taken at 拍摄时间
text Text 内容
trade_mode Trade mode 贸易方式
transfer_approved_on The head's approval of the transfer 负责人批准移送
transfer_refused_on The head's refusal of the transfer 负责人不批准移送
transfer_reported_on Report of the two officers 两名执法人员的报告
unfound Without finding 未作认定
unsaid Without confirmation 未作确认
undetained Released while not detained 扣留前放行
urgent_measure_on Measure taken on the spot 当场采取措施
uscc Credit code 统一社会信用代码
valid_from Valid from 有效期起
valid_until Valid until 有效期至
void Void 作废
waited Days waited 等待天数
waits Waits 等待
way Way 处置方式
witness Witness 见证人
word Entry 记载
""".splitlines()
    ),
}
"""Field -> label, as it is now; other fields are labelled with their names."""

_WORDS = """\
direction: export 出口, import 进口, transit 过境
channel: cargo 货运, mail 邮递, express 快件, ecommerce 跨境电商, traveller 旅检
transport: sea 海运, rail 铁路, road 公路, air 空运, mail 邮递, other 其他
basis: ex-officio 依职权, application 依申请
value_basis: declared 申报价, transaction 成交价, estimate 估价, market 市场中间价, retail 零售价
right_type: trademark 商标, copyright 著作权, patent 专利, design 外观设计, olympic 奥林匹克标志, expo 世博会标志
right_type: gi 地理标志, unknown 不详
confirmation: pending 待确认, infringing 侵权, genuine 未侵权（权利人确认）, undetermined 无法确认
confirmation: no-reply 逾期未答复
finding: infringing 侵权, not-infringing 未侵权, undetermined 无法确认
reply: applied 申请扣留, declined 不申请扣留
served_how: in-person 直接送达, post 邮寄送达, fax 传真送达, email 电子邮件送达
form: deposit 担保金, guarantee 保函, general-guarantee 总担保
outcome: released 已放行, confiscated 已没收, transferred 已移送, abandoned 声明放弃
ground: c3 C3期限届满, c4 C4期限届满, bond 反担保放行, proof 有充分证据证明未侵权, withdrawn 撤回申请
ground: request 权利人申请放行, settlement 达成和解（终止调查）, court 法院文书, term 扣留期限届满
ground: personal 个人自用合理数量, other 其他, c1 C1期限届满, declined 不申请扣留, cleared 排除侵权嫌疑
ground: unclaimed 公告期满无人认领, capr-62 《处罚实施条例》第62条其他情形
found_by: targeting 布控, image 机检, manual 人工, tip-off 举报
way: donate 移交公益机构, sell 有偿转让权利人, auction 拍卖, destroy 销毁, return 退还
purpose: store 入库, move 移库, sample 取样, laboratory 送检, viewing 权利人看样, court 法院, police 公安机关
purpose: office 海关, return 退还, hand-back 发还, disposal 处置, other 其他
kind: declaration 报关单, manifest 载货清单, waybill 运单, mail-item 邮件, none 无, evidence-taking 调查取证
kind: evidence-preservation 证据保全, property-preservation 财产保全, assistance 协助执行, storage 仓储
kind: disposal 处置, other 其他
actor: holder 权利人, customs 海关, court 法院, consignor 发货人, police 公安机关, declarant 申报人, party 当事人
"""
WORDS = {
    (field, word.split()[0]): word
    for line in _WORDS.splitlines()
    for field, _, words in [line.partition(": ")]
    for word in words.split(", ")
}
"""(Field, word) -> the word with its Chinese."""
