"""Prints what a report claims."""

import shuzhi

document = shuzhi.parse("""青禾县教育局2021年工作总结
一、学校建设
2021年，全县新建3所小学，投入资金800万元。其中财政拨款500万元。
""")

for claim in document.claims:
    print(claim.subject, claim.quantity.value, claim.quantity.unit.code, sep="\t")
