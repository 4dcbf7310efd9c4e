"""Options for the parties of a batch (names, codes, phones, addresses), and for what carried the goods."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from customs_cli.cli.options.behind.declared import Option, parameters_of
from customs_cli.cli.options.fields import PAPERS, ROUTE, text_option
from customs_cli.cli.options.groups import with_options
from customs_cli.errors import UsageError

_ROLES = {
    "consignor": 'Sender, or an enterprise\'s code; "NAME (USCC)" if the code is known; repeat it for another name.',
    "consignee": 'Addressee, or an enterprise\'s code; "NAME (USCC)" if the code is known; repeat it for another name.',
    "agent": "Forwarder or other agent.",
    "declarant": "Who declared the goods.",
    "carrier": "Carrier of the goods.",
    "driver": "Driver.",
    "maker": "Manufacturer of the goods.",
    "supplier": "Seller of the goods to the consignor.",
}
_MANY = ("containers",)
_CARRIED = {
    "containers": ("--container", "NO", "Number of a container; repeatable."),
    "vehicle": ("--vehicle", "PLATE", "Plate of the vehicle."),
    "seal": ("--seal", "NO", "Number of the seal."),
    "route": ("--route", "TEXT", "Route of the goods in words, such as Shantou-Shenzhen-Hong Kong."),
}


def _of_role(role: str, told: str) -> dict[str, Option]:
    return {
        role: text_option(f"--{role}", "NAME", told, PAPERS, many=True),
        f"{role}_uscc": text_option(f"--{role}-uscc", "CODE", "Its credit code.", PAPERS),
        f"{role}_phone": text_option(f"--{role}-phone", "NUMBER", "Its phone; repeatable.", PAPERS, many=True),
        f"{role}_address": text_option(f"--{role}-address", "TEXT", "Its address.", PAPERS),
    }


_OPTIONS = {
    **{name: option for role, told in _ROLES.items() for name, option in _of_role(role, told).items()},
    **{
        option.removeprefix("--"): text_option(option, metavar, told, ROUTE, many=name in _MANY)
        for name, (option, metavar, told) in _CARRIED.items()
    },
}


def _told(options: Mapping[str, Any]) -> dict[str, Any]:
    from customs_cli.domain.validation.values import check_phone

    parties: dict[str, Any] = {}
    for role in _ROLES:
        if not (known := _party(options, role)):
            continue
        for phone in known.get("phones", ()):
            _at(f"--{role}-phone", check_phone, phone)
        parties[role] = known
    for name, (option, _, _) in _CARRIED.items():
        given = options.get(option.removeprefix("--"))
        if given:
            parties[name] = _numbers(given) if name in _MANY else given.strip()
    return parties


with_parties = with_options("parties", parameters_of(_OPTIONS), _told)
"""A decorator of a command that takes `parties`: it gets an option for each field of each party.

The values come in one mapping: role -> fields of `Party`, and `containers`, `vehicle`, `seal`, `route` as they stand in
`Batch`; what is not given is left out.
"""


def _numbers(given: Sequence[str]) -> tuple[str, ...]:
    from customs_cli.domain.values.container import container_numbers

    return tuple(dict.fromkeys(number.strip() for text in given for number in container_numbers(text)))


def _party(options: Mapping[str, Any], role: str) -> dict[str, Any]:
    from customs_cli.domain.values.party import split_party

    known: dict[str, Any] = {}
    if names := options.get(role):
        first = split_party(names[0])
        others = dict.fromkeys(name.strip() for name in names[1:])
        known["name"], more = first.name, tuple(name for name in others if name != first.name)
        known |= {"uscc": first.uscc} if first.uscc else {}
        known |= {"names": more} if more else {}
    if code := options.get(f"{role}_uscc"):
        known["uscc"] = code.strip().upper()
    if phones := options.get(f"{role}_phone"):
        known["phones"] = tuple(dict.fromkeys(map(str.strip, phones)))
    if address := options.get(f"{role}_address"):
        known["address"] = address.strip()
    return known


def _at(option: str, check: Callable[[str], None], value: str) -> None:
    try:
        check(value)
    except UsageError as error:
        error.at = option
        raise
