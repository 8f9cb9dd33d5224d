//! Settings as JSON has them: the keys of each object, the words of each choice.

use super::{
    Basis, By, ColumnZone, DayOrder, DecimalMark, Definition, Expectation, Filter, Scope, Settings,
    TableHint, Unit, WhatIf,
};
use crate::json::{object, words};

object! { Settings = Self::default(); 0;
    "expectations" => expectations
    "basis" => basis
    "as-of" => as_of
    "zone" => zone
    "hours" => hours
    "map" => map
    "day-order" => day_order
    "values" => values
    "units" => units
    "column-zones" => column_zones
    "decimal-marks" => decimal_marks
    "tables" => tables
    "profile" => profile
    "filter" => filter
    "by" => by
    "horizon" => horizon
    "mask-people" => mask_people
    "mask-key" => mask_key
    "definition" => definition
    "min-cell" => min_cell
    "aggregates-only" => aggregates_only
    "what-if" => what_if
    "daily-cap" => daily_cap
    "sort" => sort
}

object! { Expectation = Self { scope: Scope::Network, name: String::new(), value: 0.0 }; 2;
    "scope" => scope
    "value" => value
    "name" => name
}

object! { WhatIf = Self { scope: Scope::Dealer, name: String::new(), rate: 0.0 }; 3;
    "scope" => scope
    "name" => name
    "rate" => rate
}

object! { TableHint = Self::default(); 0;
    "delimiter" => delimiter
    "quote" => quote
    "header-line" => header_line
    "encoding" => encoding
    "kind" => kind
}

object! { Filter = Self::default(); 0;
    "from" => from
    "to" => to
    "dealers" => dealers
    "people" => people
    "sources" => sources
    "channels" => channels
    "arrival" => arrival
}

words! { Definition;
    "vinsolutions" => Vinsolutions
    "foureyes" => Foureyes
    "autoplay" => Autoplay
    "pied-piper" => PiedPiper
    "automated" => Automated
}

words! { Scope;
    "network" => Network
    "dealer" => Dealer
    "person" => Person
    "channel" => Channel
}

words! { Basis;
    "attempt" => Attempt
    "contact" => Contact
}

words! { DayOrder;
    "day-first" => DayFirst
    "month-first" => MonthFirst
}

words! { Unit;
    "ms" => Ms
    "s" => S
    "min" => Min
    "h" => H
}

words! { ColumnZone;
    "utc" => Utc
    "local" => Local
}

words! { DecimalMark;
    "point" => Point
    "comma" => Comma
}

words! { By;
    "dealer" => Dealer
    "person" => Person
    "source" => Source
    "channel" => Channel
    "month" => Month
    "week" => Week
    "weekday" => Weekday
    "hour" => Hour
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::read;
    use crate::time::{Counting, Hours, Zone};
    use std::collections::BTreeMap;

    fn one<T>(value: T) -> BTreeMap<String, T> {
        BTreeMap::from([("key".to_owned(), value)])
    }

    /// Nothing in it is as it is by default, so that a key that is written and not read is found.
    #[test]
    fn all_settings_are_read_as_they_are_written() {
        let text = || "text".to_owned();
        let hours = Hours {
            weekly: one(vec![["09:00".to_owned(), "17:00".to_owned()]]),
            holidays: vec![text()],
            timezone: Some(text()),
            offsets: vec![(-5, 6)],
            counting: Counting::ShiftedStart,
            dealers: one(Hours::default()),
        };
        let settings = Settings {
            expectations: vec![Expectation {
                scope: Scope::Person,
                name: text(),
                value: 0.5,
            }],
            basis: Some(Basis::Contact),
            as_of: Some(-7),
            zone: Zone {
                name: text(),
                offsets: vec![(0, 3_600)],
            },
            hours: Some(hours),
            map: one(text()),
            day_order: one(DayOrder::MonthFirst),
            values: one(one(text())),
            units: one(Unit::Min),
            column_zones: one(ColumnZone::Local),
            decimal_marks: one(DecimalMark::Comma),
            tables: one(TableHint {
                delimiter: Some('\t'),
                quote: Some('\0'),
                header_line: Some(3),
                encoding: Some(text()),
                kind: Some(text()),
            }),
            profile: Some(text()),
            filter: Filter {
                from: Some(text()),
                to: Some(text()),
                dealers: vec![text()],
                people: vec![text()],
                sources: vec![text()],
                channels: vec![text()],
                arrival: vec![text()],
            },
            by: By::ALL.to_vec(),
            horizon: Some(9),
            mask_people: true,
            mask_key: Some(text()),
            definition: Some(Definition::PiedPiper),
            min_cell: Some(5),
            aggregates_only: true,
            what_if: Some(WhatIf {
                scope: Scope::Dealer,
                name: text(),
                rate: 0.125,
            }),
            daily_cap: Some(4),
            sort: one(text()),
        };
        let json = serde_json::to_string(&settings).expect("plain data");
        assert_eq!(read(&json), Ok(settings));
        let json = serde_json::to_string(&Settings::default()).expect("plain data");
        assert_eq!(read(&json), Ok(Settings::default()));
        for definition in Definition::ALL {
            assert_eq!(read(&format!("\"{}\"", definition.name())), Ok(definition));
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        let fault = |json: &str| {
            let read = read::<Settings>(json);
            read.expect_err("a fault").to_string()
        };
        assert!(fault(r#"{"expectatons":[]}"#).ends_with("found unknown field `expectatons`"));
        assert_eq!(
            fault(r#"{"filter":{"dealers":"North"}}"#),
            "expected a list for `filter.dealers`, found `North`"
        );
        assert_eq!(
            fault(r#"{"tables":{"a.csv":{"delimiter":";;"}}}"#),
            "expected one character for `tables.a.csv.delimiter`, found `;;`"
        );
        assert_eq!(
            fault(r#"{"expectations":[{"scope":"network"}]}"#),
            "expected `value` for `expectations`, found none"
        );
        assert_eq!(
            fault(r#"{"basis":"phone"}"#),
            "expected one of `attempt`, `contact` for `basis`, found `phone`"
        );
    }
}
