"""What may become a report, and what the editor is told else."""

import pytest

from places.desk.documents import MAX_BYTES, IngestError, clean, decode, sha256_of

ARABIC = "دخلت القوات البلدة فجر اليوم."


def test_utf8_text_comes_as_it_is():
    assert decode(ARABIC.encode(), "report.txt").text == ARABIC


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_names_the_encoding(encoding):
    assert decode(ARABIC.encode(encoding), "report.TXT").text == ARABIC


def test_line_endings_and_outer_space_do_not_make_another_report():
    assert sha256_of(clean("one\r\ntwo\r\n\r\n")) == sha256_of(clean("\ufeffone\ntwo"))


def test_inner_space_tatweel_and_marks_stay():
    text = "هـــجين \u200f(مدينة)\tو  السُّوسة"
    assert clean(text) == text


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t ", "a.txt", "empty"),
        (b"text", "a.pdf", "Only .txt and .html"),
        (b"x" * (MAX_BYTES + 1), "a.txt", "larger than 1 MB"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", "binary"),
        (b"\xff\x01\x02\x03\x04\x05\x06\x07" * 40, "a.txt", "binary"),
        (ARABIC.encode("windows-1256"), "a.txt", "Windows-1256.*save it as UTF-8"),
        (ARABIC.encode().decode("cp1252", "ignore").encode(), "a.txt", "wrongly decoded"),
        ("\ufffd\ufffd hello".encode(), "a.txt", "wrongly decoded"),
        (b"12.10.2018 - 14:00", "a.txt", "not one word"),
        ("Hajin\uffff fell".encode(), "a.txt", "control characters"),
        (b"a bell \x07 rings", "a.txt", "control characters"),
        (b"<html><script>alert('x')</script></html>", "a.html", "no text"),
        (b"\xff\xfea", "a.txt", "marked as UTF-16"),
        (ARABIC.encode("utf-16-le"), "a.txt", "in UTF-16; save it as UTF-8"),
        (ARABIC.encode("utf-16-be"), "a.txt", "in UTF-16; save it as UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data, name, why):
    with pytest.raises(IngestError, match=why):
        decode(data, name)


def test_a_text_that_grows_over_the_limit_in_utf8_is_refused():
    with pytest.raises(IngestError, match="larger than 1 MB"):
        clean("ا" * (MAX_BYTES // 2 + 1))


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(IngestError, match="control characters"):
        clean("abc \ud800 def")


def test_latin_text_with_accents_is_not_taken_for_misread_arabic():
    text = "Ørsted traf Ødegård på Øresund."
    assert clean(text) == text


def test_html_gives_its_article_without_menus_and_scripts():
    page = f"""<!doctype html><html><head><title>Site | headline</title></head><body>
      <nav>Home Sport</nav><h1>A headline</h1>
      <article><p>{ARABIC}</p><script>let x = "evil";</script>
      <p>And more <b>of</b> it.<br>A line.</p></article>
      <footer>All rights</footer></body></html>"""
    document = decode(page.encode(), "page.html")
    assert document.text == f"{ARABIC}\n\nAnd more of it.\nA line."
    assert document.title == "A headline"


def test_html_without_an_article_gives_its_whole_body():
    document = decode(b"<title>Only a title</title><p>One.</p><p>Two.</p>", "page.htm")
    assert document.text == "One.\n\nTwo."
    assert document.title == "Only a title"


def test_a_small_article_among_much_text_does_not_hide_the_rest():
    long = "word " * 50
    assert "word" in decode(f"<article>Ad.</article><div>{long}</div>".encode(), "p.html").text


def test_the_page_may_say_its_title_in_a_meta_element():
    page = b'<meta property="og:title" content=" The  title "><p>Some text here.</p>'
    assert decode(page, "p.html").title == "The title"


def test_a_page_without_any_title_has_none():
    assert decode(b"<p>Some text here.</p>", "p.html").title == ""


def test_an_arabic_code_page_is_read_when_the_page_declares_it():
    page = f'<html><head><meta charset="windows-1256"></head><p>{ARABIC}</p>'.encode("windows-1256")
    assert decode(page, "p.html").text == ARABIC


def test_a_declared_code_page_that_is_not_arabic_is_not_trusted():
    page = b'<meta charset="iso-8859-1"><p>caf\xe9 society</p>'
    with pytest.raises(IngestError, match="not UTF-8"):
        decode(page, "p.html")


def test_a_deep_page_is_read_in_one_pass():
    page = b"<div>" * 10_000 + b"word" + b"</div>" * 10_000
    assert decode(page, "p.html").text == "word"


def test_a_page_made_to_keep_a_parser_busy_is_refused():
    with pytest.raises(IngestError, match="cannot be read"):
        decode(b"<!--" * 100_000 + b"word", "p.html")


def test_what_is_never_closed_or_opened_does_not_hide_the_rest():
    assert decode(b"</nav><p>One</i> <b>two</p>", "p.html").text == "One two"


def test_entities_become_letters():
    assert decode(b"<p>Tom &amp; &#1607;&#1580;&#1610;&#1606;</p>", "p.html").text == "Tom & هجين"


def test_markup_in_pasted_text_stays_text():
    text = "<script>alert(1)</script> he said"
    assert clean(text) == text


def test_a_pages_title_leaves_out_what_no_page_can_show():
    assert decode(b"<title>Hajin\x07 falls\x1b</title><p>It fell.", "a.html").title == "Hajin falls"
