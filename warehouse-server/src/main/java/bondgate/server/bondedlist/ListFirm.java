package bondgate.server.bondedlist;

/**
 * An enterprise as customs registered it.
 *
 * @param code 海关编码, ten characters
 * @param creditCode 统一社会信用代码, 18 characters, or empty: not stated
 * @param name 名称, at most 512 characters
 */
public record ListFirm(String code, String creditCode, String name) {}
