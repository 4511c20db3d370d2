"""The landing folder's README names every key there is, and its examples are valid."""

import re
from pathlib import Path

import yaml

from pipelines.ingestion.metadata import Metadata
from pipelines.ingestion.reject import RejectList
from pipelines.ingestion.tables.descriptor import Descriptor, Mapping

README = (Path(__file__).resolve().parents[2] / "warehouse" / "landing" / "README.md").read_text(encoding="utf-8")


def test_every_key_is_documented():
    for key in [*Metadata.model_fields, *Mapping.model_fields]:
        assert re.search(rf"\b{key}\b", README), f"{key} is not in warehouse/landing/README.md"


def test_examples_are_valid():
    sidecar, descriptor, blocks = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert Metadata(**yaml.safe_load(sidecar)).licence == "CC-BY-4.0"
    mapping = Descriptor.model_validate(yaml.safe_load(descriptor)).marketledger
    assert mapping.fiscal_year_end[""].month == 3
    assert len(Mapping(shape="wide", **yaml.safe_load(blocks)).blocks) == 2


def test_reject_codes_are_closed_and_the_list_overflows_loudly():
    rejects = RejectList("x", 1)
    rejects.add("file", "empty_file", "r", "e", "m")
    rejects.add("file", "empty_file", "r", "e", "m")
    assert [r.reason_code for r in rejects.result()] == ["empty_file", "too_many"]
    try:
        RejectList("x", 1).add("file", "no_such_code", "r", "e", "m")
    except ValueError as error:
        assert "REASON_CODES" in str(error)
    else:
        raise AssertionError("an unknown reason code was accepted")
