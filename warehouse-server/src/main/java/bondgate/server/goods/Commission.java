package bondgate.server.goods;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A tag as it was put on its piece.
 *
 * @param epc the number that was written, upper-case hex
 * @param item part number 料号 of the piece
 * @param lot its lot 批号, 1 to 20 characters
 * @param expiresOn its last day, if it has one
 * @param tid the chip's own number in upper-case hex, if it was read
 */
public record Commission(
    String epc, String item, String lot, Optional<LocalDate> expiresOn, Optional<String> tid) {}
