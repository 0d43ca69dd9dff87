"""What a document says of when it is in force: its own sentences, as printed."""

from __future__ import annotations

import pytest

from convert.enrich.validity import validity_of
from convert.model.blocks import BlockKind
from tests.publish.gazettes import document, notice, text


def said(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    blocks = [text(kind, words, line) for line, words in enumerate(texts, 10)]
    return [quote.text for quote in validity_of(document(parts=[notice(blocks)]))]


@pytest.mark.parametrize(
    "sentence",
    [
        "本办法自2024年3月10日起施行，有效期至2026年3月9日。",
        "第十六条　本办法自印发之日起施行。",
        "八、本实施意见自发布之日起正式执行，有效期5年。",
        "本办法由县财政局负责解释，自2024年7月1日起施行。",
        "（三）有效期两年。",
        "现将《清禾县中蜂产业发展扶持办法》印发给你们，自2024年7月1日起施行。",
        "以上措施自公布之日起30日后实施。",
        "本通知试行期为一年。",
    ],
)
def test_sentences_of_the_document_itself(sentence: str) -> None:
    assert said(f"请遵照执行。{sentence}附则完。") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "食品经营许可证有效期为五年。",
        "《清禾县水资源条例》自2021年1月1日起施行。",
        "要严格执行生效判决，自觉履行义务。",
        "下列文件自本通知印发之日起停止执行。",
        "各乡镇自3月起开展排查。",
        "在合同有效期内不得转包。",
        "自行组织实施。",
    ],
)
def test_sentences_about_something_else(sentence: str) -> None:
    assert said(sentence) == []


def test_a_form_does_not_speak_of_the_document() -> None:
    assert said("有效期至：2023年9月", kind=BlockKind.LABELLED) == []


def test_a_quote_knows_its_lines_and_is_not_judged() -> None:
    sentence = "本办法自2004年3月10日起施行，有效期两年。"
    (quote,) = validity_of(document(parts=[notice([text(BlockKind.ITEM, sentence, 33)])]))
    assert (quote.text, quote.source) == (sentence, ((33, 33),))
