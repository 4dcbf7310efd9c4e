"""Places in the names of firms: provinces, cities and their spellings."""
# ruff: noqa: E501

from functools import cache

from customs_cli.domain.firms.characters import sound

_CITIES = """
北京 天津 上海 重庆
河北 辛集 高碑店 安国 任丘 河间 定州 霸州 三河 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 白沟
山西 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁
内蒙古 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 满洲里 二连浩特
辽宁 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛
吉林 长春 四平 辽源 通化 白山 松原 白城 延边 珲春
黑龙江 抚远 同江 东宁 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 绥芬河
江苏 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 张家港 常熟 太仓 宜兴 丹阳 扬中 靖江 泰兴 如皋 启东 海门 海安 溧阳 邳州 高邮 仪征 吴江
浙江 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 永康 东阳 慈溪 余姚 瑞安 乐清 海宁 桐乡 诸暨 温岭 浦江 嵊州 上虞 平湖 海盐 德清 长兴 安吉 龙泉 青田 苍南 平阳 永嘉 玉环 临海 象山 奉化 富阳 临安 兰溪 武义 磐安 江山
安徽 桐城 宁国 天长 巢湖 泾县 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城
福建 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 石狮 南安 福清 长乐 惠安 安溪 德化 仙游 龙海 福安 福鼎 永安
江西 瑞金 樟树 丰城 南康 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶
山东 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 胶州 即墨 平度 莱西 寿光 诸城 高密 青州 荣成 文登 龙口 莱州 招远 曲阜 滕州 邹城 临朐 章丘
河南 偃师 长葛 禹州 新郑 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店
湖北 仙桃 潜江 天门 枝江 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施
湖南 浏阳 醴陵 宁乡 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底
广东 广州 深圳 珠海 汕头 佛山 韶关 湛江 肇庆 江门 茂名 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 普宁 顺德 南海 番禺 增城 花都 澄海 潮阳 潮南 开平 鹤山 恩平 台山 惠东 博罗 从化 陆丰 英德 四会 高要 饶平
广西 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 凭祥 东兴
海南 海口 三亚 三沙 儋州
四川 都江堰 什邡 江油 西昌 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳
贵州 贵阳 六盘水 遵义 安顺 毕节 铜仁
云南 河口 景洪 腾冲 磨憨 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 瑞丽 西双版纳 大理
西藏 拉萨 日喀则
陕西 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛
甘肃 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南
青海 西宁
宁夏 银川 石嘴山 吴忠 固原 中卫
新疆 石河子 阿克苏 和田 库尔勒 昌吉 塔城 博乐 乌鲁木齐 克拉玛依 吐鲁番 哈密 喀什 霍尔果斯 阿拉山口 伊宁
香港 九龙
澳门
台湾 台北 高雄 台中
中国
"""
"""One line for each province, followed by its cities."""

_SPELLED = {
    "重庆": "chongqing", "厦门": "xiamen", "六安": "luan", "长春": "changchun", "长沙": "changsha", "长治": "changzhi",
    "哈尔滨": "harbin", "乌鲁木齐": "urumqi", "呼和浩特": "hohhot", "香港": "hongkong", "澳门": "macau",
    "内蒙古": "innermongolia", "陕西": "shaanxi", "台湾": "taiwan", "台北": "taipei", "高雄": "kaohsiung",
    "九龙": "kowloon", "西藏": "tibet", "拉萨": "lhasa", "中国": "china", "东莞": "dongguan", "佛山": "foshan",
    "吕梁": "luliang", "蚌埠": "bengbu", "乐清": "yueqing", "番禺": "panyu", "亳州": "bozhou", "西安": "xian", "长乐": "changle", "长兴": "changxing", "长葛": "changge", "平乡": "pingxiang",
    "霍尔果斯": "horgos", "喀什": "kashgar", "霸州": "bazhou", "塔城": "tacheng",
}  # fmt: skip
_ALSO = {
    "hk": "香港", "xianggang": "香港", "macao": "澳门", "aomen": "澳门", "canton": "广州", "amoy": "厦门",
    "peking": "北京", "tsingtao": "青岛", "zhongguo": "中国", "shenzheng": "深圳", "shen zhen": "深圳",
    "swatow": "汕头", "khorgos": "霍尔果斯", "huoerguosi": "霍尔果斯", "khorgas": "霍尔果斯", "kashi": "喀什",
    "haerbin": "哈尔滨", "wulumuqi": "乌鲁木齐", "urumchi": "乌鲁木齐", "chungking": "重庆", "nanking": "南京",
    "foochow": "福州", "tientsin": "天津", "hangchow": "杭州", "soochow": "苏州", "kweichow": "贵州", "szechuan": "四川",
    "fukien": "福建", "chekiang": "浙江", "kiangsu": "江苏", "shantung": "山东", "hunan province": "湖南", "taibei": "台北",
    "gaoxiong": "高雄", "taichung": "台中", "taizhong": "台中", "neimenggu": "内蒙古", "xizang": "西藏", "sz": "深圳", "gz": "广州",
    "sh": "上海", "bj": "北京", "nb": "宁波", "hk sar": "香港", "hongkongsar": "香港", "china mainland": "中国",
    "peoplesrepublicchina": "中国", "shenzhenshi": "深圳", "guangzhoushi": "广州", "yiwushi": "义乌", "kwangtung": "广东", "guangdongsheng": "广东", "xi'an": "西安", "jiulong": "九龙",
}  # fmt: skip

ZONES = frozenset(
    "freetradezone ftz freezone bondedzone bondedarea bondedport bonded comprehensivebondedzone hitechzone newcity"
    " freetradeport pilotfreetradezone economicdevelopmentzone developmentzone economiczone specialeconomiczone"
    " industrialpark industrialzone exportprocessingzone qianhai baoshuiqu newarea".split()
)
"""Parts of a city in letters, without blanks, that a name may give or leave out."""


@cache
def provinces() -> dict[str, str]:
    """Return place in Chinese -> the province that it lies in."""
    rows = [line.split() for line in _CITIES.strip().splitlines()]
    municipalities = {name: name for name in rows[0]}
    return municipalities | {name: row[0] for row in rows[1:] for name in row}


@cache
def spellings() -> dict[str, frozenset[str]]:
    """Return spelling in letters, without blanks -> the places in Chinese that it may mean: Suzhou is two cities."""
    found: dict[str, set[str]] = {}
    for name in provinces():
        found.setdefault(_SPELLED.get(name) or sound(name), set()).add(name)
    for spelled, name in _ALSO.items():
        found.setdefault(spelled.replace(" ", "").replace("'", ""), set()).add(name)
    return {spelled: frozenset(names) for spelled, names in found.items()}


def are_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Return whether two sets of places cannot be of one firm: none in common, none the province of another."""
    mine, theirs = a - {"中国"}, b - {"中国"}
    if not mine or not theirs or mine & theirs:
        return False
    known = provinces()
    above = {known[place] for place in mine} & theirs
    return not above and not {known[place] for place in theirs} & mine
