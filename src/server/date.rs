//! Moments as text: the date of HTTP (RFC 9110 §5.6.7) and that of JSON (RFC 3339), made without allocating.

use super::Timestamp;

/// The last second that four digits of a year can name: the end of 9999.
const LAST_SECOND: u64 = 253_402_300_799;

const DAYS: [&[u8; 3]; 7] = [b"Thu", b"Fri", b"Sat", b"Sun", b"Mon", b"Tue", b"Wed"];
const MONTHS: [&[u8; 3]; 12] =
    [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];

/// Writes a moment as a field of HTTP has it: `Sun, 06 Nov 1994 08:49:37 GMT`.
#[must_use]
pub(super) fn http(at: Timestamp) -> [u8; 29] {
    let civil = Civil::of(at);
    let mut text = *b"Thu, 01 Jan 1970 00:00:00 GMT";
    let [weekday, month] = [DAYS.get(civil.weekday), MONTHS.get(civil.month - 1)];
    text[..3].copy_from_slice(weekday.copied().unwrap_or(b"Thu"));
    text[8..11].copy_from_slice(month.copied().unwrap_or(b"Jan"));
    digits(&mut text[5..7], civil.day);
    digits(&mut text[12..16], civil.year);
    civil.time(&mut text[17..25]);
    text
}

/// Writes a moment as JSON has it: `1994-11-06T08:49:37Z`.
#[must_use]
pub(super) fn rfc3339(at: Timestamp) -> String {
    let civil = Civil::of(at);
    let mut text = *b"1970-01-01T00:00:00Z";
    digits(&mut text[..4], civil.year);
    digits(&mut text[5..7], civil.month);
    digits(&mut text[8..10], civil.day);
    civil.time(&mut text[11..19]);
    text.iter().copied().map(char::from).collect()
}

/// A moment by the calendar, in UTC.
struct Civil {
    year: usize,
    /// 1 to 12.
    month: usize,
    day: usize,
    /// Counted from Thursday, the day on which time began.
    weekday: usize,
    second: usize,
}

impl Civil {
    fn of(at: Timestamp) -> Self {
        let seconds = usize::try_from(at.0.min(LAST_SECOND)).unwrap_or_default();
        let days = seconds / 86_400;
        let (year, month, day) = calendar(days);
        Self { year, month, day, weekday: days % 7, second: seconds % 86_400 }
    }

    /// Writes `08:49:37`.
    fn time(&self, text: &mut [u8]) {
        let parts = [self.second / 3600, self.second / 60 % 60, self.second % 60];
        for (part, text) in parts.into_iter().zip(text.chunks_mut(3)) {
            digits(text.get_mut(..2).unwrap_or_default(), part);
        }
    }
}

/// Returns year, month and day of a day counted from 1970-01-01. Years begin in March here, so that the leap day is the
/// last of its year.
fn calendar(days: usize) -> (usize, usize, usize) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march = (5 * day_of_year + 2) / 153;
    let month = if march < 10 { march + 3 } else { march - 9 };
    (era * 400 + year_of_era + usize::from(month <= 2), month, day_of_year - (153 * march + 2) / 5 + 1)
}

/// Writes a number over the whole of a text, with leading zeros.
fn digits(text: &mut [u8], mut number: usize) {
    for digit in text.iter_mut().rev() {
        *digit = b'0' + u8::try_from(number % 10).unwrap_or_default();
        number /= 10;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn leap_days_and_the_ends_of_time() {
        assert_eq!(rfc3339(Timestamp(0)), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339(Timestamp(951_827_696)), "2000-02-29T12:34:56Z");
        assert_eq!(rfc3339(Timestamp(4_107_542_399)), "2100-02-28T23:59:59Z");
        assert_eq!(rfc3339(Timestamp(u64::MAX)), "9999-12-31T23:59:59Z");
        assert_eq!(&http(Timestamp(u64::MAX)), b"Fri, 31 Dec 9999 23:59:59 GMT");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn a_date_is_what_another_library_makes_of_it(seconds in 0..=LAST_SECOND) {
            let at = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
            let other = httpdate::fmt_http_date(at).into_bytes();
            let (http, rfc3339) = (http(Timestamp(seconds)), rfc3339(Timestamp(seconds)).into_bytes());
            prop_assert_eq!(&http[..], &other);
            prop_assert_eq!([&rfc3339[..4], &rfc3339[8..10], &rfc3339[11..19]], [&other[12..16], &other[5..7], &other[17..25]]);
        }
    }
}
