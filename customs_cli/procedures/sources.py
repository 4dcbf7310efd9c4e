"""The texts in which the law was read, for `TimeLimit.source`; several are joined by `; `. Not a procedure."""

_REPO = "github.com/LawRefBook/Laws"

REGULATIONS = f"Regulations on Customs Protection of IPR, as revised 2018-03-19: {_REPO}"
CAPR = f"Regulations on Customs Administrative Penalty, 2004-09-19: {_REPO}"
PENALTY_LAW = f"Administrative Penalty Law, 2021-01-22: {_REPO}"
COERCION_LAW = f"Administrative Coercion Law, 2011-06-30: {_REPO}"
ORDER_310 = f"State Council Order 310, as revised 2020-08-07: {_REPO}"
REVIEW_LAW = f"Administrative Reconsideration Law, 2023: {_REPO}"
LITIGATION_LAW = f"Administrative Litigation Law, 2017: {_REPO}"
REVIEW_LAW_1999 = "Administrative Reconsideration Law, 1999: https://m.appbook.qq.com/read/1044618056/16"
LITIGATION_LAW_1989 = "Administrative Litigation Law, 1989: https://13l.net/index.php/l/206714787.html"
MEASURES_22 = "Measures art. 21, 22: http://www.plnmw.com/PatentSearch/degpsvabuv.html"
MEASURES_28 = "Measures art. 28, 29: http://www.bjreview.com/document/txt/2009-08/10/content_211357_4.htm"
MEASURES_32 = "Measures art. 30, 32: http://www.6065bob.com/changshi/193441.html"
MEASURES_34 = "Measures art. 34: http://cpa.js.cn/show/82703.html"
MEASURES_41 = "Measures art. 38-41: http://www.bjreview.com.cn/document/txt/2010-02/11/content_246824_6.htm"
DECISIONS = "penalty decision of 2019: http://m.cqn.com.cn/ms/content/2019-12/02/content_7849771.htm"
EU_TEN_DAYS = (
    "https://sede.agenciatributaria.gob.es/Sede/en_gb/aduanas/proteccion-propiedad-intelectual/"
    "procedimiento-intervencion-aduanero-destruccion-mercancias.html"
)
EU_THREE_DAYS = "https://www.rpc.co.uk/perspectives/ip/new-customs-enforcement-regulation/"
USC_1499 = "19 USC 1499: github.com/codexstanford/markdonw-chunck-of-the-usa-code, title 19"
CFR_151_16 = "https://getpocketlaw.com/law/cfr_19/section-151-16-detention-of-merchandise_f3dc80b183f7"
CFR_133_21 = "https://www.cblesearch.com/?p=4790"
CFR_133_25 = (
    "https://getpocketlaw.com/law/cfr_19/"
    "section-133-25-procedure-on-detention-of-articles-subject-to-restriction_aa10c746e79c"
)
US_TO_WTO = "https://e-trips.wto.org/es/QDocumentNotifications/Question/36353"
FINAL_RULE_2015 = "final rule of 2015: https://paperzz.com/doc/7505705/"
