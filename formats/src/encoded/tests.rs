//! Samples of lists in many languages and encodings, written from words and read back.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, MACINTOSH};
use reality_gap_core::bytes::{Foreign, foreign};
use reality_gap_core::settings::TableHint;

use super::*;
use crate::kept::{Kept, open, open_by};
use crate::{Limits, Opener, Sink as _};

/// Language, encodings, words.
const LANGUAGES: &[(&str, &[&str], &str)] = &[
    (
        "polish",
        &["windows-1250", "iso-8859-2"],
        "Łukasz Świątek Małgorzata Wójcik Grażyna Dąbrowska Łódź Kraków Poznań klient prosi o kontakt wieczorem nie odebrał telefonu wysłano ofertę próba źle samochód używany rata leasing zależy mu na czasie żona też chce zobaczyć",
    ),
    (
        "czech",
        &["windows-1250", "iso-8859-2"],
        "Jiří Dvořák Zdeněk Svoboda Lenka Černá Tomáš Kučera Plzeň Brno zákazník žádá o zavolání večer nezvedl telefon poslána nabídka příští týden chce zkušební jízdu vůz ojetý děkuje už koupil jinde",
    ),
    (
        "slovak",
        &["windows-1250"],
        "Ľuboš Kováč Žaneta Hudáková Štefan Baláž Košice Trnava zákazník prosí o kontakt večer nezdvihol telefón poslaná ponuka budúci týždeň chce skúšobnú jazdu ojazdené vozidlo ďakuje už kúpil inde",
    ),
    (
        "hungarian",
        &["windows-1250"],
        "Győző Szűcs Erzsébet Kővári Tünde Bőröczky Győr Székesfehérvár ügyfél visszahívást kért este nem vette fel ajánlat elküldve jövő héten próbaút használt autó köszöni már vett máshol fűtés",
    ),
    (
        "romanian",
        &["windows-1250"],
        "Ştefan Ţepeş Mădălina Brăilă Iaşi Timişoara clientul cere să fie sunat seara nu a răspuns la telefon ofertă trimisă săptămâna viitoare maşină rulată mulţumeşte a cumpărat în altă parte",
    ),
    (
        "croatian",
        &["windows-1250"],
        "Željko Šarić Đurđa Čović Ivančica Kovačević Šibenik Križevci kupac traži poziv navečer nije se javio poslana ponuda idući tjedan želi probnu vožnju rabljeno vozilo već je kupio drugdje",
    ),
    (
        "russian",
        &["windows-1251", "koi8-u", "ibm866"],
        "Иван Петров Анна Кузнецова Сергей Смирнов Москва Казань клиент просит перезвонить вечером не взял трубку отправлено предложение на следующей неделе тест драйв подержанный автомобиль спасибо уже купил",
    ),
    (
        "ukrainian",
        &["windows-1251"],
        "Олексій Шевченко Ганна Коваленко Їжакевич Київ Львів клієнт просить передзвонити увечері не відповів на дзвінок надіслано пропозицію наступного тижня вживаний автомобіль дякує вже придбав",
    ),
    (
        "bulgarian",
        &["windows-1251"],
        "Георги Иванов Мария Димитрова София Пловдив клиентът моли да му се обадят вечерта не вдигна телефона изпратена оферта следващата седмица автомобил втора употреба благодаря вече купи",
    ),
    (
        "greek",
        &["windows-1253"],
        "Γιώργος Παπαδόπουλος Ελένη Νικολάου Θεσσαλονίκη Αθήνα ο πελάτης ζητά να τον καλέσουμε το βράδυ δεν απάντησε στο τηλέφωνο στάλθηκε προσφορά την επόμενη εβδομάδα μεταχειρισμένο όχημα ευχαριστεί",
    ),
    (
        "turkish",
        &["windows-1254"],
        "Işıl Yıldız Gökhan Şahin Çağlar Öztürk İstanbul Eskişehir müşteri akşam aranmak istiyor telefonu açmadı teklif gönderildi gelecek hafta deneme sürüşü ikinci el araç teşekkür etti başka yerden aldı",
    ),
    (
        "lithuanian",
        &["windows-1257"],
        "Žilvinas Kazlauskas Rūta Šimkutė Ąžuolas Vilnius Šiauliai klientas prašo paskambinti vakare neatsiliepė išsiųstas pasiūlymas kitą savaitę naudotas automobilis ačiū jau nusipirko kitur",
    ),
    (
        "latvian",
        &["windows-1257"],
        "Jānis Bērziņš Ilze Kalniņa Rīga Jelgava klients lūdz piezvanīt vakarā neatbildēja uz zvanu nosūtīts piedāvājums nākamnedēļ izmēģinājuma brauciens lietots auto paldies jau nopirka citur",
    ),
    (
        "hebrew",
        &["windows-1255"],
        "דוד כהן שרה לוי תל אביב חיפה הלקוח מבקש שיתקשרו בערב לא ענה לטלפון נשלחה הצעה בשבוע הבא נסיעת מבחן רכב משומש תודה כבר קנה במקום אחר",
    ),
    (
        "arabic",
        &["windows-1256"],
        "محمد الأحمد فاطمة حسن القاهرة دبي العميل يطلب الاتصال مساء لم يرد على الهاتف تم إرسال العرض الأسبوع القادم تجربة قيادة سيارة مستعملة شكرا اشترى من مكان آخر",
    ),
    (
        "japanese",
        &["shift_jis", "euc-jp"],
        "山田太郎 佐藤花子 鈴木一郎 東京都 大阪市 お客様は夕方の連絡を希望 電話に出なかった 見積書を送付 来週試乗 中古車 ありがとうございます 他店で購入済み ローン サービス",
    ),
    (
        "chinese",
        &["gbk"],
        "李伟 王芳 张建国 上海市 广州市 客户希望晚上联系 没有接电话 已发送报价 下周试驾 二手车 谢谢 已经在别处购买 贷款 销售顾问 到店时间",
    ),
    (
        "taiwanese",
        &["big5"],
        "陳志明 林淑芬 黃建宏 臺北市 高雄市 客戶希望晚上聯絡 沒有接電話 已寄出報價單 下週試乘 中古車 謝謝 已經在別處購買 貸款 業務員 到店時間",
    ),
    (
        "korean",
        &["euc-kr"],
        "김민수 이영희 박지훈 서울특별시 부산광역시 고객이 저녁에 연락을 원함 전화를 받지 않음 견적서를 보냄 다음 주 시승 중고차 감사합니다 이미 다른 곳에서 구입함 할부",
    ),
    (
        "german",
        &["windows-1252", "macintosh", "cp850"],
        "Jürgen Müller Käthe Schäfer Björn Weiß Köln Düsseldorf Kunde bittet um Rückruf möglichst abends nicht erreicht Angebot geschickt nächste Woche Probefahrt für Gebrauchtwagen grüßt Straße schön",
    ),
    (
        "french",
        &["windows-1252", "macintosh", "cp850"],
        "Hélène Lefèvre François Bérenger Noël Côté Besançon Nîmes le client préfère être rappelé après dîner n’a pas répondu devis envoyé semaine à venir véhicule d’occasion déjà acheté ailleurs très intéressé",
    ),
    (
        "spanish",
        &["windows-1252", "macintosh", "cp850"],
        "José Muñoz María Ibáñez Begoña Núñez Málaga León el cliente pidió que le llamáramos mañana no contestó presupuesto enviado próxima semana vehículo de ocasión ya compró en otro sitio también señor",
    ),
    (
        "italian",
        &["windows-1252", "macintosh"],
        "Niccolò Forlì Cantù Mondovì il cliente verrà martedì perché più comodo non è stato raggiunto così dirà lunedì se tornerà usato già venduto città qualità",
    ),
    (
        "dutch",
        &["windows-1252"],
        "Daniëlle Coöperatie Zoë André België klant belde terug één keer geïnteresseerd reëel financiële ruïne overig niet bereikt offerte gestuurd volgende week proefrit",
    ),
    (
        "portuguese",
        &["windows-1252", "macintosh"],
        "João Conceição Inês Gonçalves Lourenço São Braga o cliente não atendeu amanhã à tarde orçamento já enviado próxima semana veículo usado até manhã opção três avó",
    ),
    (
        "swedish",
        &["windows-1252"],
        "Åsa Öberg Göran Sjöström Malmö Växjö kunden vill bli uppringd på kvällen svarade inte offert skickad nästa vecka provkörning begagnad bil har köpt på annat håll",
    ),
    (
        "danish",
        &["windows-1252"],
        "Søren Ærø Åge Jørgensen Lærke Sjælland Ålborg kunden ønsker opkald på aftenen svarede ikke tilbud sendt næste uge prøvetur brugt bil har købt et andet sted",
    ),
    (
        "finnish",
        &["windows-1252"],
        "Väinö Hämäläinen Päivi Mäkelä Jyväskylä Hyvinkää asiakas pyytää soittoa illalla ei vastannut tarjous lähetetty ensi viikolla koeajo käytetty auto kiittää osti jo muualta yötä",
    ),
    (
        "french with the euro",
        &["iso-8859-15"],
        "Hélène Lefèvre François Bérenger Besançon Nîmes devis 12500¤ préfère être rappelé après envoyé 300¤ véhicule déjà acheté très intéressé 9900¤ à payer",
    ),
];

/// A list of at least so many bytes.
fn list(words: &str, seed: u64, size: usize) -> String {
    let words: Vec<&str> = words.split(' ').collect();
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut word = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        words[(state >> 33) as usize % words.len()]
    };
    let mut text = "lead id;created;name;note\r\n".to_owned();
    let mut id = 1000;
    while text.len() < size {
        id += 7;
        let name = format!("{} {}", word(), word());
        let note = [word(), word(), word(), word(), word()].join(" ");
        text.push_str(&format!(
            "{id};2026-03-{:02} 09:15;{name};{note}\r\n",
            id % 27 + 1
        ));
    }
    text
}

fn encode(text: &str, encoding: &str) -> Vec<u8> {
    let own = |high: Vec<char>| {
        text.chars()
            .map(|c| match high.iter().position(|other| *other == c) {
                _ if c.is_ascii() => c as u8,
                Some(at) => at as u8 + 128,
                None => panic!("{c} is not in {encoding}"),
            })
            .collect()
    };
    match encoding {
        "cp850" => own(DOS
            .chars()
            .map(|c| if c == '´' { '’' } else { c })
            .collect()),
        "macintosh" => {
            let high: Vec<u8> = (0x80..=0xFF).collect();
            own(Turn::library(MACINTOSH).text(&high, true).chars().collect())
        }
        "iso-8859-15" => encode(text, "windows-1252"),
        _ => {
            let library = Encoding::for_label(encoding.as_bytes()).expect("an encoding");
            let (bytes, _, lost) = library.encode(text);
            assert!(!lost, "{encoding}: {text}");
            bytes.into_owned()
        }
    }
}

/// The text that comes out, without what is said before it; and what is said of the encoding.
fn read(kept: &Kept) -> (String, String) {
    let [(_, text)] = &kept.texts()[..] else {
        panic!("one file: {:?}", kept.codes());
    };
    let encoding = kept
        .said
        .lines()
        .find_map(|line| line.strip_prefix("@encoding "));
    (text.clone(), encoding.unwrap_or("").to_owned())
}

/// How often the text comes out as it was, of samples of this size; and what did not.
fn rate(size: usize) -> (usize, usize, BTreeMap<String, usize>) {
    let (mut right, mut all) = (0, 0);
    let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
    for (language, encodings, words) in LANGUAGES {
        for encoding in *encodings {
            for seed in 1..=10 {
                let text = list(words, seed, size);
                let bytes = encode(&text, encoding);
                let expected = match *encoding {
                    "iso-8859-15" => text.replace('¤', "€"),
                    "cp850" => text.replace('’', "´"),
                    _ => text,
                };
                all += 1;
                let kind = foreign(&bytes);
                let (found, name) = match kind {
                    // Read as Windows-1252, cell by cell.
                    None => (
                        Turn::library(WINDOWS_1252).text(&bytes, true),
                        "as it is".to_owned(),
                    ),
                    Some(_) => read(&open("list.csv", &bytes)),
                };
                if found == expected {
                    right += 1;
                } else {
                    *wrong
                        .entry(format!("{language} in {encoding}, read {name}"))
                        .or_default() += 1;
                }
            }
        }
    }
    (right, all, wrong)
}

#[test]
fn the_encoding_of_a_list_is_found() {
    for (size, least) in [(300, 95), (2_000, 99)] {
        let (right, all, wrong) = rate(size);
        println!("{size} bytes: {right} of {all}, wrong: {wrong:#?}");
        assert!(
            right * 100 >= all * least,
            "{size} bytes: {right} of {all}; {wrong:#?}"
        );
    }
}

#[test]
fn what_was_told_counts_more_than_what_is_found() {
    let words = "Wałęsa Łódź";
    let text = list(words, 1, 500);
    let bytes = encode(&text, "windows-1250");
    let tables = |encoding: &str| {
        let hint = TableHint {
            encoding: Some(encoding.to_owned()),
            ..TableHint::default()
        };
        BTreeMap::from([("list.csv".to_owned(), hint)])
    };
    let open = |encoding: &str| {
        let mut kept = Kept::default();
        let mut opener =
            Opener::new("list.csv", Foreign::Encoded, Limits::default()).told(tables(encoding));
        let result = opener
            .push(&bytes, &mut kept)
            .and_then(|()| opener.close(&mut kept));
        if let Err(error) = result {
            kept.fail(error);
        }
        kept
    };
    let kept = open("CP1251");
    let (found, encoding) = read(&kept);
    assert_eq!(encoding, "windows-1251");
    assert_ne!(found, text);
    assert_eq!(
        read(&open(" windows-1250")),
        (text, "windows-1250".to_owned())
    );
    assert_eq!(open("klingon").codes(), [("E056", "list.csv")]);
}

#[test]
fn the_cut_does_not_matter() {
    for (words, encoding) in [
        ("山田太郎 東京都", "shift_jis"),
        ("Łukasz źle", "windows-1250"),
        ("Müller schön", "cp850"),
    ] {
        let text = list(words, 3, 300_000);
        let bytes = encode(&text, encoding);
        for size in [1, 7, 1000, 70_000] {
            let kept = open_by("list.csv", &bytes, size, Limits::default());
            let (found, name) = read(&kept);
            assert_eq!(name, encoding);
            assert!(found == text, "{encoding} by {size}");
        }
    }
}

#[test]
fn utf_32_is_read() {
    let text = "lead id,name\n1,Łukasz\n";
    for big in [false, true] {
        let turn = |c: char| {
            if big {
                (c as u32).to_be_bytes()
            } else {
                (c as u32).to_le_bytes()
            }
        };
        let bytes: Vec<u8> = "\u{FEFF}"
            .chars()
            .chain(text.chars())
            .flat_map(turn)
            .collect();
        let kept = open("list.csv", &bytes);
        let (found, encoding) = read(&kept);
        assert_eq!((found.as_str(), encoding.as_str()), (text, "utf-32"));
    }
}

#[test]
fn the_reason_is_said() {
    let text = list("Łukasz Świątek źle próba", 1, 2_000);
    let kept = open("list.csv", &encode(&text, "windows-1250"));
    let reason = "its letters are read as windows-1250, decided by their frequency: Ł ó ź ą Ś";
    assert!(kept.said.contains(reason), "{}", kept.said);
    let kept = open("list.csv", b"lead id,name\n1,Wa\xB3\xEAsa\n");
    assert!(kept.said.contains("decided from only 2: "), "{}", kept.said);
}
