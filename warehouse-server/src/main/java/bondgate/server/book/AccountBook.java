package bondgate.server.book;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 账册 — one account book: of one enterprise, in one zone, for one kind of business.
 *
 * @param bookNo its number, as customs gave it
 * @param enterprise customs registration code 海关注册编码 or 统一社会信用代码; empty for the book of the
 *     settings
 * @param validUntil 结束有效日期, the last day on which it takes documents; empty: no end
 */
public record AccountBook(String bookNo, String enterprise, Optional<LocalDate> validUntil) {}
