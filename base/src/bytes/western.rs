//! Is text that is not UTF-8 plain western text in Windows-1252? Only that is read here, cell by cell; whatever could be
//! something else is left to a reader that knows many encodings.

/// How many bytes of a file are looked at.
const SAMPLE: usize = 256 * 1024;

/// Bytes from 0x80 on that western text has, and the texts of no other encoding without others beside them.
const PLAIN: u128 = {
    let bytes = b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\
        \xA0\xA3\xA7\xA9\xAB\xAE\xB0\xB2\xB5\xB7\xBB\
        \xC0\xC1\xC2\xC3\xC4\xC5\xC6\xC7\xC8\xC9\xCA\xCB\xCC\xCD\xCE\xCF\
        \xD1\xD2\xD3\xD4\xD5\xD6\xD7\xD8\xD9\xDA\xDB\xDC\xDF\
        \xE0\xE1\xE2\xE3\xE4\xE5\xE6\xE7\xE8\xE9\xEA\xEB\xEC\xED\xEE\xEF\
        \xF1\xF2\xF3\xF4\xF5\xF6\xF7\xF8\xF9\xFA\xFB\xFC\xFF";
    let mut set = 0;
    let mut at = 0;
    while at < bytes.len() {
        set |= bit(bytes[at]);
        at += 1;
    }
    set
};

/// Letters of which one of each pair can be in a western text, not both: `ő` and `ü`, `ř` and `č` as they look there.
const NOT_TOGETHER: [(&[u8], &[u8]); 3] = [
    (b"\xD5\xF5\xDB\xFB", b"\xD6\xF6\xDC\xFC"),
    (b"\xD8\xF8", b"\xC8\xE8\xCC\xEC\xD2\xF2\xF9\xEF"),
    (b"\xE6", b"\xEA\xF1"),
];

const fn bit(byte: u8) -> u128 {
    1 << (byte & 0x7F)
}

/// Whether this text has to be decoded by who knows more encodings.
pub(super) fn is_encoded(head: &[u8]) -> bool {
    if head.starts_with(b"\xFF\xFE\0\0") || head.starts_with(b"\0\0\xFE\xFF") {
        return true;
    }
    let head = &head[..head.len().min(SAMPLE)];
    // Zeros are of UTF-16, or of no text at all.
    if std::str::from_utf8(head).is_ok() || head.contains(&0) {
        return false;
    }
    let (mut valid, mut invalid) = (0, 0);
    for chunk in head.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        invalid += chunk.invalid().len();
    }
    // UTF-8 with a few odd cells, or cut in the middle of a letter.
    valid < invalid && !is_plain(head)
}

fn is_plain(head: &[u8]) -> bool {
    let mut seen = 0;
    let mut run = 0;
    for (at, &byte) in head.iter().enumerate() {
        if byte < 0x80 {
            run = 0;
            continue;
        }
        run += 1;
        seen |= bit(byte);
        let letter = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphabetic);
        let after = letter(head.get(at + 1));
        // A sign in the middle of a word is a letter in another encoding: all but the apostrophe.
        let sign = byte < 0xA0 && byte != 0x92 && after && at > 0 && letter(head.get(at - 1));
        // `£` before a letter is `Ł`.
        if run > 2 || sign || (byte == 0xA3 && after) {
            return false;
        }
    }
    let any = |of: &[u8]| of.iter().any(|&byte| seen & bit(byte) != 0);
    seen & !PLAIN == 0
        && !NOT_TOGETHER
            .iter()
            .any(|(some, others)| any(some) && any(others))
}

#[cfg(test)]
mod tests {
    use super::is_encoded;

    #[test]
    fn plain_western_text_needs_no_other_reader() {
        for text in [
            &b"id,name\n1,Citro\xEBn \x80 5\n2,M\xFCller-L\xFCdenscheid\n"[..],
            b"id,name\n1,Fran\xE7ois L\x92H\xE9ritier\n2,Jos\xE9 Mu\xF1oz\n",
            b"id,name\n1,S\xF8ren \xC5s\n2,Bj\xF6rn\n3,Jo\xE3o Concei\xE7\xE3o\n",
            b"id,price\n1,\xA312,500\n",
            b"id,note\n1,he said \x93fine\x94 \x96 and left\x85\n",
            b"id,name\n1,plain\n",
            "id,name\n1,Łukasz\n2,Ελένη\n".as_bytes(),
            "id,name\n1,Łukas".as_bytes().split_last().expect("some").1,
            b"a\0,\0\xE9\0",
            b"",
        ] {
            assert!(!is_encoded(text), "{}", String::from_utf8_lossy(text));
        }
        // UTF-8 with an odd cell.
        let mut mixed = "id,name\n1,Zoë\n2,Renée\n3,".as_bytes().to_vec();
        mixed.extend(b"No\xEBl\n");
        assert!(!is_encoded(&mixed));
    }

    #[test]
    fn what_may_be_something_else_is_left_to_another_reader() {
        for text in [
            // Łukasz, Wałęsa (Windows-1250); Żółw (ISO-8859-2)
            &b"id,name\n1,\xA3ukasz\n"[..],
            b"id,name\n1,Wa\xB3\xEAsa\n",
            b"id,name\n1,\xAF\xF3\xB3w\n",
            // Dvořák Němec; Győr Müller (Windows-1250)
            b"id,name\n1,Dvo\xF8\xE1k\n2,N\xECmec\n",
            b"id,name\n1,Gy\xF5r\n2,M\xFCller\n",
            // Иван (Windows-1251), Ελένη (Windows-1253), Işık (Windows-1254)
            b"id,name\n1,\xC8\xE2\xE0\xED\n",
            b"id,name\n1,\xC5\xEB\xDD\xED\xE7\n",
            b"id,name\n1,I\xFE\xFDk\n",
            // Müller, René (Mac Roman); Müller (DOS)
            b"id,name\n1,M\x9Fller\n",
            b"id,name\n1,Ren\x8E\n",
            b"id,name\n1,M\x81ller\n",
            // 100 € (ISO-8859-15)
            b"id,price\n1,100 \xA4\n",
            // 山田 (Shift-JIS), 李伟 (GBK), 김민 (EUC-KR)
            b"id,name\n1,\x8ER\x93c\n",
            b"id,name\n1,\xC0\xEE\xCE\xB0\n",
            b"id,name\n1,\xB1\xE8\xB9\xCE\n",
            // UTF-32
            b"\xFF\xFE\0\0i\0\0\0",
        ] {
            assert!(is_encoded(text), "{}", String::from_utf8_lossy(text));
        }
    }
}
