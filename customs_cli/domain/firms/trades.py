"""Trades and legal forms in the names of firms: words of two languages, mapped to concepts."""
# ruff: noqa: E501

from functools import cache

from customs_cli.domain.firms.characters import sound

_TRADES = """
trading|贸易 商贸 经贸 外贸 贸 工贸 商业 边贸 边境贸易 对外贸易 贸易发展 商务 国贸 供销 经济贸易 购销 商社 贸易商 批发|trading trade trades trd commerce commercial traders trader merchandise merchandising bordertrade bordertrading foreigntrade economicandtrade economictrade economicandtrading economicstrade industryandtrade industryandtrading industrytrade commercialandtrading commercialtrading trdg ecotrade sales marketing sourcing wholesale
importing|进出口 进口 出口|import export impexp imp exp importexport impex importandexport impandexp ie iande iandetrading exporter exporters importer importers exports imports exportandimport expandimp exportimport expimp
technology|科技 技术 高科技 高新技术 智能科技 科技发展 科技开发|technology technologies tech science hitech scitech scienceandtechnology sciencetechnology technical technological hightech
electronics|电子 电子科技 微电子 电子技术 电子产品 电子元件 电子器件 元器件 集成电路 芯片|electronics electronic elec electron microelectronics electronicproducts components microelectronic
electrical|电器 电气 家电 家用电器 小家电 电工 电器设备 生活电器 制冷 空调|electrical electric appliance appliances homeappliance homeappliances householdappliances electricappliance electricappliances electricalappliance electricalappliances refrigeration airconditioner airconditioning
telecom|通讯 通信 手机 通讯设备 通信设备 通讯科技 手机配件 通讯器材 终端|communication communications telecom telecommunication telecommunications mobile phone phones mobilephone mobilephones cellphone device devices mobileaccessories phoneaccessories
audio|音响 耳机 音响设备 电声 声学 音频 扬声器|audio sound speaker speakers earphone earphones headphone headphones headset headsets electroacoustic acoustics acoustic
computers|电脑 计算机 电脑配件|computer computers
digital|数码 数字 数字技术 数码科技 数码产品|digital digitaltechnology
garments|服装 服饰 制衣 时装 内衣 服装服饰 成衣 衣业 童装 牛仔 制服 衣饰 羽绒服装 服装制造 西服 西装 服装厂 衬衫|garment garments apparel apparels clothing clothes fashion fashions costume costumes dress dresses wear wears underwear lingerie knitwear jeans uniform uniforms suit suits clothings childrenswear kidswear attire shirt shirts
shoes|鞋业 鞋 鞋服 制鞋 鞋材 鞋帽 皮鞋 运动鞋|shoes shoe footwear footwears sneakers shoematerial shoematerials slippers
bags|箱包 皮具 皮革 手袋 皮件 皮革制品 皮业 包袋 旅游用品 皮具制品|bag bags leather luggage luggages handbag handbags leathergoods leatherware leatherproducts case cases suitcase suitcases bagsandsuitcases luggageandbags bagsandluggage baggage leatherwares purse wallets
logistics|物流 国际物流 货运代理 国际货运代理 货运 货代 运输 供应链 供应链管理 快递 速递 速运 船务 航运 海运 空运 报关 仓储 快运 国际货运 国际运输 国际速递 船代 报关行|logistics logistic freight forwarding forwarder forwarders transport transportation transports cargo supplychain supplychains shipping express delivery freightforwarding freightforwarder freightforwarders freightagency courier warehousing storage supplychainmanagement customsbroker customsbrokerage customsclearance marineshipping oceanshipping airfreight seafreight expressdelivery
industry|实业 工业 产业 制造 实业发展 实业投资|industry industries industrial ind manufacturing manufacture manufacturer manufacturers mfg mfr
gifts|礼品 工艺品 工艺 饰品 首饰 珠宝 手信 礼品玩具 工艺礼品 工艺美术 配饰 珠宝首饰 饰物|gift gifts craft crafts handicraft handicrafts artsandcrafts artscrafts artandcraft artandcrafts arts jewelry jewellery jewelery ornament ornaments souvenir souvenirs fashionaccessories accessories accessory premium premiums giftsandcrafts
toys|玩具 玩具礼品 塑胶玩具 模型玩具|toy toys modeltoys plastictoys
furniture|家具 家居 办公家具 家私 家居用品|furniture furnitures home furnishing furnishings homefurnishing homefurnishings household homeproducts homeware housewares officefurniture
hardware|五金 五金制品 金属制品 金属 五金工具 锁业 五金机电 五金塑胶|hardware metal metals metalproducts metalware hardwares metalwork lock locks hardwaretools
plastics|塑料 塑胶 塑料制品 橡塑 塑业 橡胶 橡胶制品 塑胶制品 注塑 塑胶五金 硅胶制品 硅橡胶|plastic plastics rubber plasticproducts rubberandplastic rubberplastic silicone plasticandrubber rubberproducts
textiles|纺织 纺织品 针织 布业 棉纺 针纺织品 织造 印染 纺织科技 化纤 面料 布艺 织带 针织服装 染整|textile textiles knitting fabric fabrics weaving knitted knitters knit spinning dyeing cloth printinganddyeing chemicalfiber fibre fiber ribbon webbing
daily|日用品 日用百货 百货 小商品 日用杂品 日用制品 生活用品 日用|daily dailynecessities dailyuse necessities commodity commodities sundries generalmerchandise departmentstore articles dailyproducts dailyarticles dailycommodities smallcommodities dailygoods houseware livingproducts
cosmetics|化妆品 日化 美妆 日用化工 香料 香水 生物科技化妆品 美容用品 美容 美发用品 日化用品 香精香料 化妆用品|cosmetic cosmetics beauty dailychemical dailychemicals dailychemicalproducts perfume perfumes fragrance fragrances flavor flavors flavour haircare beautyproducts makeup
ecommerce|电子商务 电商 跨境电商 跨境电子商务 网络科技电商|ecommerce crossborderecommerce electronicbusiness electroniccommerce ebusiness crossborderelectroniccommerce
autoparts|汽配 汽车配件 汽车零部件 汽车用品 汽车零件 汽车部件 汽摩配 汽车饰品 汽车 汽车科技 汽车电器|autoparts autopart automotive auto autoaccessories automobile automobiles autosupplies automobilesupplies automobileparts automotiveparts autosparepart autospareparts car caraccessories cars vehicle vehicles autoaccessory automobileaccessories automotiveaccessories automobilepart spareparts motorparts
sports|体育用品 体育 运动用品 运动器材 健身器材 文体用品 体育器材 健身|sports sport sporting sportinggoods sportsgoods sportsproducts sportsequipment sportswear fitness fitnessequipment sportsarticles
watches|钟表 表业 手表 表|watch watches clock clocks timepiece timepieces watchandclock watchesandclocks clockandwatch watchindustry
optics|光学 眼镜 光学仪器 光学科技|optics optical glasses eyewear spectacles sunglasses eyeglasses lens
food|食品 食品饮料 饮料 糖果 调味品 粮油|food foods foodstuff foodstuffs beverage beverages confectionery candy grainandoil
medicine|医药 药业 医疗器械 制药 医疗 生物制药 医疗用品 医疗科技 生物医药 药品|medicine medicines pharmaceutical pharmaceuticals pharma medical drug medicaldevice medicaldevices medicalinstrument medicalinstruments medicalequipment medicalapparatus biopharmaceutical
biotech|生物 生物科技 生物技术 生物工程|biotech biotechnology bio biological bioengineering biotechnologies
machinery|机械 机械设备 机电 设备 机器 机械制造 自动化 自动化设备 重工 机械工程 缝纫机 缝制设备 净水设备 机床 机械科技|machinery machine machines equipment equipments mechanical electromechanical machineryequipment machineryandequipment automation sewingmachine sewingmachines waterpurification waterpurificationequipment heavyindustry mechanicalandelectrical electromechanics machinetools
packaging|包装 包装制品 包装材料 彩印包装 纸箱 包装印刷 塑料包装|packaging packing package packagingproducts carton cartons packingmaterials packagingmaterials printingandpackaging packagingandprinting
printing|印刷 印务 彩印 印刷制品 印业|printing print colorprinting colourprinting press
lighting|照明 灯饰 光电 照明电器 灯具 照明科技 光电科技 照明灯饰 半导体照明|lighting lights light lamp lamps opto optoelectronics optoelectronic led photoelectric illumination lightings photoelectricity
stationery|文具 文教用品 办公用品 文化用品 笔业 制笔|stationery stationeries office officesupplies pen pens culturalgoods
chemicals|化工 化学 化学品 化工原料 涂料 精细化工 化工科技|chemical chemicals chem finechemical finechemicals paint paints coatings coating
timber|木业 木材 木制品 竹木|timber wood wooden woods bamboo woodproducts lumber bambooandwood
network|网络 信息 信息技术 网络科技 信息科技 互联网 网络技术|network networks information internet networktechnology informationtechnology it infotech
silk|丝绸 丝织 蚕丝|silk silks
glass|玻璃 玻璃制品 玻璃工艺|glass glassware glassproducts
bicycles|自行车 单车 电动车 电动自行车|bicycle bicycles bike bikes cycle ebike electricvehicle electricvehicles electricbicycle electricbike ev cycles
motors|摩托车 电机 马达 动力 摩托|motorcycle motorcycles motor motors engine engines
socks|袜业 针纺 袜子 袜|sock socks hosiery stocking stockings
moulds|模具 模塑 精密模具 模型|mould moulds mold molds moulding molding tooling diecasting model models
lasers|激光|laser lasers
wool|毛纺 毛纺织 羊绒 毛织 毛衫|wool woolen woollen cashmere woollens sweater sweaters
down|羽绒 羽绒制品 羽毛|down feather downandfeather feathers
hometextiles|家纺 床上用品 家用纺织品 毛巾 家饰|hometextile hometextiles bedding towel towels hometex beddings
ceramics|陶瓷 瓷业 卫浴 洁具 陶瓷制品 瓷器|ceramic ceramics porcelain sanitary sanitaryware bathroom pottery sanitarywares
paper|纸业 纸品 造纸 纸|paper papers paperproducts papermaking
umbrellas|伞业 雨伞 伞|umbrella umbrellas
zippers|拉链|zipper zippers zip slidefastener
buttons|钮扣 纽扣 服装辅料 辅料|button buttons garmentaccessories trims
hats|帽业 帽子 制帽|hat hats cap caps headwear headgear
bearings|轴承|bearing bearings
valves|阀门 泵业 水泵 阀业 管业 管道|valve valves pump pumps pipe pipes piping tube tubes
tools|工具 量具 电动工具|tool tools powertools
cables|电缆 电线 线缆 电线电缆 数据线|cable cables wire wires wireandcable
steel|钢铁 钢管 不锈钢 钢业 不锈钢制品|steel iron stainlesssteel steels ironandsteel
buildingmaterials|建材 装饰材料 装饰 建筑材料 门业 门窗 地板|buildingmaterial buildingmaterials decoration decorative decorations buildingproducts doors windows flooring floor
stone|石材 石业|stone stones marble granite
crystal|水晶 玉器 玉石 玉 宝石|crystal crystals jade jades gem gems gemstone jadeware
pets|宠物用品 宠物|pet pets petproducts petsupplies
babies|婴童用品 母婴用品 童车 婴儿用品 儿童用品 母婴 孕婴用品|baby infant children childrenproducts babyproducts maternity stroller strollers kids
outdoor|户外用品 户外 帐篷 休闲用品 旅游 户外休闲用品|outdoor outdoors outdoorproducts leisure tent tents tourism travel camping
kitchen|厨具 餐具 炊具 厨房用品 厨卫 厨房电器|kitchenware cookware tableware kitchen cutlery kitchenappliances kitchenwares kitchenandbath
tea|茶业 茶叶 茶|tea teas
wine|酒业 酒 葡萄酒 酿酒 啤酒|wine wines liquor winery spirits brewery distillery beer
tobacco|烟草 电子烟 卷烟 雾化科技|tobacco ecigarette vape ecig cigarette cigarettes vaping
seafood|水产 海产 水产品 海产品|seafood aquatic seafoods marineproducts aquaticproducts aquatics fishery marine
agriculture|农业 农产品 农业科技 农副产品 果业 果蔬|agriculture agricultural agro farm farmproducts agriculturalproducts fruit fruits
instruments|仪器 仪表 仪器仪表 测控|instrument instruments meters instrumentation apparatus
music|乐器 琴行|musicalinstrument musicalinstruments music musical
batteries|电池 电源 新能源 能源 蓄电池 储能|battery batteries power newenergy energy powersupply powersupplies
solar|太阳能 光伏|solar photovoltaic pv solarenergy
tyres|轮胎|tyre tyres tire tires
semiconductors|半导体|semiconductor semiconductors
software|软件|software
security|安防 安防科技 消防|security firefighting surveillance
jewels|银饰 银器 黄金 金银饰品|silverware silverjewelry
candles|蜡烛 打火机 烟具|candle candles lighter lighters
culture|文化 文化传播 传媒 广告 影视 文化发展 文化创意 文化用品|culture media advertising cultural ads film creative cultureandmedia culturemedia
""".strip()
_FILLERS = """
international|国际 环球贸易 跨境|international intl int'l crossborder overseas
development|发展 开发|development developing dev
investment|投资 控股 控股集团|investment investments holding holdings
group|集团 集团公司 企业集团|group groups
products|制品 用品 产品 配件 材料 器材 零件 供应 原料|products product goods supplies supply material materials parts ware wares
services|服务 咨询 管理 企业管理 企业服务 商务服务 信息咨询 商务咨询|service services consulting management consultancy consultants enterprisemanagement enterpriseservice enterpriseservices businessservices solutions
enterprise|企业|enterprise enterprises
agency|代理|agency agent agents agencies
china|中国|chinese
""".strip()
_FORMS = """
limited|有限责任公司 有限公司 有限公司司 有限 责任有限公司 株式会社 有限会社 合同会社 有限合伙 合伙企业|co.ltd coltd co.,ltd companylimited limitedcompany limited ltd llc gmbh pte ptyltd pteltd pvtltd pvt privatelimited sdnbhd bhd bv nv sarl sas srl spa ag kg gmbhcokg oy ab aps as ooo zao jsc ojsc pjsc kk limitedliabilitycompany coltda ltda ltdco lp llp cokg spzoo doo kft sro eurl coltdchina lda sl fze fzc fzco fzllc fzellc dmcc wll
shares|股份有限公司 股份公司 股份 股份合作公司|inc incorporated corp corporation plc jointstock jointstockcompany coltdbyshares jointstockco holdingco sa
company|公司 总公司|company co
factory|加工厂 制造厂 工厂 厂 总厂 制品厂 作坊 车间 工坊 加工点|factory works plant mill workshop manufactory factories
shop|商行 经营部 批发部 门市部 商店 商铺 贸易行 店 行 商场 专卖店 批发行 服饰店 精品店 超市 档口 网店 工作室 贸易商行 服装店|store shop firm wholesale tradingfirm business stores mart supermarket boutique tradinghouse studio wholesaledepartment departmentstores businessdepartment stall emporium
branch|分公司 办事处 分店 代表处|branch office representativeoffice branchcompany branchoffice
cooperative|合作社 专业合作社|cooperative
""".strip()

FILLERS = frozenset(row.partition("|")[0] for row in _FILLERS.splitlines())
"""Concepts that a name may leave out without being another name."""


def _words(rows: str, language: int) -> dict[str, str]:
    cells = (row.split("|") for row in rows.splitlines())
    return {word: cell[0] for cell in cells for word in cell[language].split()}


@cache
def chinese_trades() -> dict[str, str]:
    """Return Chinese word of a trade, such as `科技` -> its concept, which is the same in any language."""
    return _words(_TRADES, 1) | _words(_FILLERS, 1)


@cache
def chinese_forms() -> dict[str, str]:
    """Return Chinese ending -> legal form of a firm."""
    return _words(_FORMS, 1)


@cache
def latin_trades() -> dict[str, str]:
    """Return English word, or Chinese one in pinyin, without blanks -> concept."""
    return spoken_trades() | _words(_TRADES, 2) | _words(_FILLERS, 2)


@cache
def spoken_trades() -> dict[str, str]:
    """Return Chinese word in pinyin that is not an English word as well -> concept."""
    english = _words(_TRADES, 2).keys() | _words(_FILLERS, 2).keys()
    spoken = {sound(word): concept for word, concept in chinese_trades().items() if len(word) > 1}
    return {word: concept for word, concept in spoken.items() if word not in english}


@cache
def latin_forms() -> dict[str, str]:
    """Return English ending, or Chinese one in pinyin, without blanks and signs -> legal form of a firm."""
    spoken = {sound(word): form for word, form in chinese_forms().items() if len(word) > 2}
    return spoken | {word.replace(".", "").replace(",", ""): form for word, form in _words(_FORMS, 2).items()}
