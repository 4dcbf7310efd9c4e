"""What a firm trades in and how it is constituted, as its name says it: words of two languages to concepts."""
# ruff: noqa: E501

from functools import cache

from customs_cli.domain.firms.characters import sound

_TRADES = """
trading|贸易 商贸 经贸 外贸 贸 工贸 商业|trading trade trades commerce commercial traders merchandise
importing|进出口 进口 出口|import export impexp imp exp importexport impex importandexport impandexp ie exporter importer exports imports
technology|科技 技术 高科技|technology technologies tech science hitech scitech
electronics|电子 电子科技 微电子|electronics electronic elec
electrical|电器 电气 家电|electrical electric appliance appliances
telecom|通讯 通信 手机|communication communications telecom telecommunication telecommunications mobile phone phones
digital|数码|digital
garments|服装 服饰 制衣 时装 内衣 服装服饰|garment garments apparel clothing clothes fashion costume dress wear
shoes|鞋业 鞋 鞋服 制鞋 鞋材|shoes shoe footwear
bags|箱包 皮具 皮革 手袋 皮件|bag bags leather luggage handbag handbags leathergoods case suitcase
logistics|物流 国际物流 货运代理 货运 货代 运输 供应链 供应链管理 快递 速递 船务|logistics logistic freight forwarding forwarder forwarders transport transportation cargo supplychain shipping express delivery
industry|实业 工业 产业|industry industries industrial enterprise enterprises ind
gifts|礼品 工艺品 工艺 饰品 首饰 珠宝|gift gifts craft crafts handicraft handicrafts artsandcrafts arts jewelry jewellery ornament ornaments
toys|玩具|toy toys
furniture|家具 家居|furniture home
hardware|五金 五金制品|hardware metal metals
plastics|塑料 塑胶 塑料制品 橡塑|plastic plastics rubber
textiles|纺织 纺织品 针织 布业 棉纺|textile textiles knitting fabric fabrics weaving
daily|日用品 日用百货 百货 小商品|daily dailynecessities dailyuse necessities commodity commodities sundries generalmerchandise departmentstore articles
cosmetics|化妆品 日化 美妆|cosmetics cosmetic beauty
ecommerce|电子商务|ecommerce
autoparts|汽配 汽车配件 汽车零部件 汽车用品|autoparts autopart automotive auto autoaccessories
sports|体育用品 体育 运动用品|sports sport sporting sportinggoods
watches|钟表 表业|watch watches clock clocks timepiece
optics|光学 眼镜|optics optical glasses eyewear
food|食品|food foods foodstuff
medicine|医药 药业 医疗器械|medicine pharmaceutical pharmaceuticals pharma medical
machinery|机械 机械设备 机电 设备|machinery machine machines equipment mechanical electromechanical
packaging|包装 包装制品|packaging packing package
printing|印刷 印务|printing print
lighting|照明 灯饰 光电|lighting lights light opto optoelectronics
stationery|文具|stationery
chemicals|化工|chemical chemicals
timber|木业 木材|timber wood
network|网络 信息 信息技术|network networks information internet
silk|丝绸 丝织|silk
glass|玻璃 玻璃制品|glass glassware
bicycles|自行车 单车|bicycle bicycles bike bikes
motors|摩托车 电机 马达|motorcycle motorcycles motor motors
socks|袜业 针纺|sock socks hosiery
moulds|模具 模塑|mould moulds mold molds moulding
lasers|激光|laser
wool|毛纺 毛纺织|wool woolen woollen
down|羽绒 羽绒制品|down feather
hometextiles|家纺 床上用品|hometextile hometextiles bedding
ceramics|陶瓷 瓷业 卫浴|ceramic ceramics porcelain sanitary sanitaryware
paper|纸业 纸品 造纸|paper
umbrellas|伞业 雨伞|umbrella umbrellas
zippers|拉链|zipper zippers zip
hats|帽业 帽子|hat hats cap caps headwear
bearings|轴承|bearing bearings
valves|阀门 泵业|valve valves pump pumps
tools|工具 量具|tool tools
cables|电缆 电线 线缆|cable cables wire wires
steel|钢铁 钢管 不锈钢|steel iron stainlesssteel
buildingmaterials|建材 装饰材料 装饰|buildingmaterial buildingmaterials decoration decorative
stone|石材|stone stones marble
crystal|水晶 玉器|crystal crystals
pets|宠物用品|pet pets petproducts
babies|婴童用品 母婴用品 童车|baby infant children
outdoor|户外用品|outdoor outdoors
kitchen|厨具 餐具 炊具|kitchenware cookware tableware kitchen
tea|茶业 茶叶|tea
wine|酒业|wine liquor winery
tobacco|烟草 电子烟|tobacco ecigarette vape
seafood|水产 海产|seafood aquatic
agriculture|农业 农产品|agriculture agricultural
instruments|仪器 仪表|instrument instruments
batteries|电池 电源 新能源|battery batteries power newenergy
tyres|轮胎|tyre tyres tire tires
semiconductors|半导体|semiconductor semiconductors
software|软件|software
jewels|银饰|silverware
culture|文化 文化传播 传媒 广告|culture media advertising
""".strip()
_FILLERS = """
international|国际 环球贸易|international intl int'l
development|发展 开发|development developing
investment|投资 控股|investment investments holding holdings
group|集团|group
products|制品 用品 产品 配件|products product goods accessories manufacture manufacturing
services|服务 咨询 管理|service services consulting management
agency|代理|agency agent
""".strip()
_FORMS = """
limited|有限责任公司 有限公司 有限公司司|co.ltd coltd co.,ltd companylimited limitedcompany limited ltd llc gmbh pte ptyltd
shares|股份有限公司 股份公司|inc incorporated corp corporation plc jointstock jointstockcompany coltdbyshares
company|公司|co company
factory|加工厂 制造厂 工厂 厂|factory works plant mill workshop manufactory
shop|商行 经营部 批发部 门市部 商店 商铺 贸易行 店 行|store shop firm wholesale tradingfirm business
branch|分公司 办事处 分店|branch office
cooperative|合作社|cooperative
""".strip()

FILLERS = frozenset(row.partition("|")[0] for row in _FILLERS.splitlines())
"""Concepts that a name may leave out."""


def _words(rows: str, language: int) -> dict[str, str]:
    cells = (row.split("|") for row in rows.splitlines())
    return {word: cell[0] for cell in cells for word in cell[language].split()}


@cache
def chinese_trades() -> dict[str, str]:
    """Chinese word -> concept."""
    return _words(_TRADES, 1) | _words(_FILLERS, 1)


@cache
def chinese_forms() -> dict[str, str]:
    """Chinese ending -> form of a firm."""
    return _words(_FORMS, 1)


@cache
def latin_trades() -> dict[str, str]:
    """English word, or a Chinese one in pinyin, without blanks -> concept."""
    spoken = {sound(word): concept for word, concept in chinese_trades().items() if len(word) > 1}
    return spoken | _words(_TRADES, 2) | _words(_FILLERS, 2)


@cache
def latin_forms() -> dict[str, str]:
    """English ending, or a Chinese one in pinyin, without blanks and signs -> form of a firm."""
    spoken = {sound(word): form for word, form in chinese_forms().items() if len(word) > 2}
    return spoken | {word.replace(".", "").replace(",", ""): form for word, form in _words(_FORMS, 2).items()}


CORES = {
    "sunshine": "阳光", "sunrise": "旭日", "sun": "太阳", "golden": "金", "gold": "金", "dragon": "龙", "phoenix": "凤凰",
    "tiger": "虎", "lion": "狮", "star": "星", "moon": "月", "sky": "天", "blue": "蓝", "red": "红", "white": "白",
    "green": "绿", "silver": "银", "great wall": "长城", "greatwall": "长城", "oriental": "东方", "orient": "东方",
    "eastern": "东方", "east": "东", "west": "西", "south": "南", "north": "北", "global": "环球", "universal": "环宇",
    "world": "世界", "new world": "新世界", "newworld": "新世界", "century": "世纪", "newcentury": "新世纪", "new": "新",
    "pacific": "太平洋", "ocean": "海洋", "sea": "海", "river": "河", "mountain": "山", "spring": "春", "autumn": "秋",
    "friendship": "友谊", "victory": "胜利", "champion": "冠军", "king": "王", "royal": "皇家", "crown": "皇冠",
    "eagle": "鹰", "horse": "马", "bird": "鸟", "swallow": "燕", "peacock": "孔雀", "crane": "鹤", "panda": "熊猫",
    "flower": "花", "lotus": "荷花", "rose": "玫瑰", "rainbow": "彩虹", "diamond": "钻石", "pearl": "明珠", "jade": "玉",
    "sail": "帆", "harbour": "港湾", "harbor": "港湾", "bridge": "桥", "dream": "梦", "hope": "希望", "happy": "快乐",
    "lucky": "幸运", "peace": "和平", "future": "未来", "power": "力量", "first": "第一", "union": "联合", "united": "联合",
    "unity": "团结", "prosperity": "兴旺", "fortune": "财富", "evergreen": "常青", "sunflower": "向日葵", "asia": "亚洲",
    "europe": "欧洲", "america": "美洲", "eurasia": "欧亚", "silk road": "丝路", "silkroad": "丝路", "pioneer": "先锋",
    "star light": "星光", "starlight": "星光", "cloud": "云", "wind": "风", "fire": "火", "forest": "森林", "stone": "石",
}  # fmt: skip
"""English word of a firm's own name -> the Chinese one that it may stand for."""
