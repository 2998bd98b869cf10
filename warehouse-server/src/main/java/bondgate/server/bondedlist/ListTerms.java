package bondgate.server.bondedlist;

/**
 * What a list states beside its goods, and local customs may want otherwise: all from settings.
 *
 * @param bookNo 账册 putrecNo
 * @param office 申报地关区 dclPlcCuscd, four digits
 * @param port 进出境关别 impexpPortcd, four digits
 * @param tradeMode 监管方式 supvModecd, such as 1210
 * @param transport 运输方式 trspModecd: W out of a bonded area (a message of 2019)
 * @param country 起运运抵国 stshipTrsarvNatcd, three digits; out of the area 142
 * @param levyMode 征减免方式 lvyrlfModecd: 1 in a message of 2019, 3 on the window's page
 * @param destination 最终目的国 of the lines, three digits
 */
public record ListTerms(
    String bookNo,
    String office,
    String port,
    String tradeMode,
    String transport,
    String country,
    String levyMode,
    String destination) {}
