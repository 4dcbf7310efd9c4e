"""A demonstration register: made-up batches that add up to the published figures of Shenzhen Customs in 2019.

The brands, their owners and the offices are real; every consignor, number, date and quantity is made up.
"""

from customs_cli.services.demo.building import AS_OF, Built, build

__all__ = ["AS_OF", "Built", "build"]
