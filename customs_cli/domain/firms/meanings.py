"""The meanings of words in firms' own names: English words and the Chinese ones that they may stand for."""
# ruff: noqa: E501

from functools import cache

_MEANINGS = """
sunshine 阳光|sunny 阳光 晴天|sunrise 旭日 日升 朝阳|sun 太阳 日 阳|sunflower 向日葵|golden 金 黄金|gold 金 黄金|dragon 龙|phoenix 凤凰 凤|tiger 虎 老虎
lion 狮 狮子|star 星 之星|stars 星|moon 月 月亮|sky 天 天空|blue 蓝 蓝色|red 红 赤|white 白|green 绿 绿色|silver 银|black 黑|purple 紫|yellow 黄
great 大 伟大|big 大|little 小|small 小|greatwall 长城|wall 墙|oriental 东方|orient 东方|eastern 东方 东|east 东 东方|west 西 西方|western 西部 西
south 南 南方|southern 南方|north 北 北方|northern 北方|far 远|fareast 远东|global 环球 全球|universal 环宇 通用 宇宙|universe 宇宙 寰宇|world 世界 天下
newworld 新世界|century 世纪|newcentury 新世纪|new 新|old 老|pacific 太平洋|ocean 海洋 大洋 洋|sea 海 大海|river 江 河|lake 湖|mountain 山|hill 山
spring 春 春天 泉|summer 夏|autumn 秋|winter 冬|friendship 友谊|friend 友 朋友|victory 胜利|winner 赢家 胜者|champion 冠军|king 王 帝王|queen 皇后 女王
prince 王子|princess 公主|royal 皇家|crown 皇冠|emperor 皇帝|imperial 皇家 帝国|empire 帝国|eagle 鹰 雄鹰|horse 马 骏马|bird 鸟|swallow 燕 燕子|swan 天鹅
peacock 孔雀|crane 鹤 仙鹤|panda 熊猫|bear 熊|wolf 狼|wolves 狼|fox 狐狸|elephant 象 大象|deer 鹿|rabbit 兔|camel 骆驼 驼|leopard 豹|panther 豹|dolphin 海豚
whale 鲸|shark 鲨鱼|fish 鱼|goldfish 金鱼|butterfly 蝴蝶 蝶|dragonfly 蜻蜓|bee 蜜蜂 蜂|ant 蚂蚁|pigeon 鸽 鸽子|dove 白鸽 鸽|lark 百灵 云雀|rooster 雄鸡 公鸡|cock 鸡
turtle 龟|ox 牛|bull 牛 公牛|sheep 羊|goat 羊|monkey 猴|cat 猫|dog 狗 犬|flying 飞|fly 飞|flower 花|flowers 花|lotus 荷花 莲花 莲|rose 玫瑰|orchid 兰花 兰|plum 梅
peony 牡丹|lily 百合|jasmine 茉莉|rainbow 彩虹|diamond 钻石|pearl 明珠 珍珠|jade 玉|sail 帆|sailing 扬帆|harbour 港湾|harbor 港湾|port 港|bridge 桥|dream 梦 梦想
hope 希望|newhope 新希望|happy 快乐 开心|happiness 幸福|lucky 幸运 吉祥 好运|luck 运|good 好|goodluck 好运|peace 和平|future 未来|power 力量|first 第一|union 联合 联盟
united 联合|unity 团结 统一|alliance 联盟|prosperity 兴旺 繁荣|prosperous 兴盛|fortune 财富 福|wealth 财富|treasure 宝 珍宝|rich 富|evergreen 常青 长青 长荣|asia 亚洲
europe 欧洲|america 美洲|africa 非洲|eurasia 欧亚|china 中国|sino 中|silkroad 丝路 丝绸之路|silk 丝|road 路|pioneer 先锋|starlight 星光|cloud 云|wind 风|fire 火|thunder 雷
lightning 闪电|rain 雨|snow 雪|ice 冰|dew 露|forest 森林|tree 树|pine 松|bamboo 竹|oak 橡树|leaf 叶|stone 石|rock 岩石|double 双|twin 双|dual 双|three 三|triple 三
triangle 三角|four 四|five 五|six 六|seven 七|sept 七|eight 八|nine 九|ten 十|hundred 百|thousand 千|million 百万|infinity 无限|infinite 无限|top 顶 顶尖|summit 峰 顶峰
peak 峰 高峰|best 最佳 百思特|super 超级 超|perfect 完美|excellent 卓越 优秀|excellence 卓越|elite 精英|premier 首席|master 大师|expert 专家|smart 智能 智慧|wisdom 智慧
wise 智 智慧|intelligent 智能|innovation 创新|innovative 创新|creative 创意|creation 创造|dreamer 梦想家|vision 视野 远见|fortress 堡垒|castle 城堡|tower 塔|gate 门|door 门
garden 花园 园|park 园|city 城|village 村|house 家|home 家|family 家 家庭|mother 母亲|father 父亲|brother 兄弟|brothers 兄弟|sister 姐妹|sisters 姐妹|angel 天使|fairy 仙女
god 神|buddha 佛|heaven 天堂 天|paradise 天堂|earth 地球 大地|land 地|island 岛|beach 海滩|wave 浪|tide 潮|dawn 黎明 晨光|morning 晨|dusk 黄昏|night 夜|day 日|light 光
bright 光明 明亮|brilliance 光辉|brilliant 辉煌|glory 荣耀 光荣|honor 荣耀 荣誉|honour 荣誉|honest 诚信 诚|faith 信|trust 信任 信|loyal 忠诚|true 真|justice 正义|fair 公平
harmony 和谐|love 爱|heart 心|beauty 美|beautiful 美丽|pretty 美|charm 魅力|elegant 优雅|fashion 时尚|classic 经典|modern 现代|style 风格|speed 速|fast 快|quick 快
swift 迅|rapid 迅速|fleet 船队|ship 船|boat 船|arrow 箭|sword 剑|knight 骑士|hero 英雄|giant 巨人|strong 强|iron 铁|steel 钢|copper 铜|bronze 青铜|crystal 水晶
coral 珊瑚|shell 贝壳|amber 琥珀|ruby 红宝石|emerald 翡翠|apple 苹果|orange 橙|lemon 柠檬|cherry 樱桃|olive 橄榄|peach 桃|pear 梨|grape 葡萄|strawberry 草莓|rice 米
bell 钟 铃|drum 鼓|lamp 灯|lantern 灯笼|torch 火炬|flag 旗|redflag 红旗|kite 风筝|wheel 轮|key 钥匙|crownprince 太子|time 时代|times 时代|era 时代|age 时代|forever 永恒
eternal 永恒|long 长|high 高|highland 高原|deep 深|wide 广|open 开|free 自由|freedom 自由|liberty 自由|jointown 九州|central 中央|middle 中|pole 极|aurora 极光|galaxy 银河
comet 彗星|planet 行星|venus 金星|mars 火星|jupiter 木星|polaris 北极星|meteor 流星
"""


@cache
def meanings() -> dict[str, tuple[str, ...]]:
    """Return English word without blanks -> the Chinese words that it may stand for, the most usual first."""
    rows = (cell.split() for line in _MEANINGS.strip().splitlines() for cell in line.split("|"))
    return {row[0]: tuple(row[1:]) for row in rows}


@cache
def in_english() -> dict[str, tuple[str, ...]]:
    """Return Chinese word of a firm's own name -> the English words that may stand for it."""
    found: dict[str, list[str]] = {}
    for word, own in meanings().items():
        for chinese in own:
            found.setdefault(chinese, []).append(word)
    return {chinese: tuple(words) for chinese, words in found.items()}
