package bondgate.server.customs;

/**
 * An enterprise as customs registered it.
 *
 * @param code 海关注册登记编号, 10 or 18 characters
 * @param name 海关注册登记名称, at most 100 characters
 */
public record Party(String code, String name) {}
