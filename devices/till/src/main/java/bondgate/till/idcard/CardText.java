package bondgate.till.idcard;

import bondgate.till.Octets;
import java.nio.charset.StandardCharsets;

/**
 * The text of a card: 256 bytes of UTF-16LE in fields of fixed length. The layouts are unverified:
 * no text block that is not a person's data is public. All of it is personal and none is printed.
 */
public sealed interface CardText {
  /** Bytes of a text block. */
  int BYTES = 256;

  /**
   * A citizen's card (居民身份证).
   *
   * @param name 姓名
   * @param sex 性别, 1 male, 2 female
   * @param nation 民族, two digits of GB/T 3304
   * @param birth 出生, YYYYMMDD
   * @param address 住址
   * @param number 公民身份号码
   * @param authority 签发机关
   * @param validFrom 有效期起, YYYYMMDD
   * @param validTo 有效期止, YYYYMMDD or 长期
   * @param newestAddress 最新住址, usually empty
   */
  record Citizen(
      String name,
      String sex,
      String nation,
      String birth,
      String address,
      String number,
      String authority,
      String validFrom,
      String validTo,
      String newestAddress)
      implements CardText {
    @Override
    public String toString() {
      return "Citizen[withheld]";
    }
  }

  /**
   * A foreigner's permanent residence card (外国人永久居留身份证), type I.
   *
   * @param name in Latin letters
   * @param sex 1 male, 2 female
   * @param number 15 characters
   * @param nationality three letters
   * @param chineseName 中文姓名
   * @param validFrom YYYYMMDD
   * @param validTo YYYYMMDD
   * @param birth YYYYMMDD
   * @param version of the card
   * @param authority code of the issuer
   */
  record Foreigner(
      String name,
      String sex,
      String number,
      String nationality,
      String chineseName,
      String validFrom,
      String validTo,
      String birth,
      String version,
      String authority)
      implements CardText {
    @Override
    public String toString() {
      return "Foreigner[withheld]";
    }
  }

  /**
   * A residence permit for people of Hong Kong, Macao and Taiwan (港澳台居民居住证), type J.
   *
   * @param name 姓名
   * @param sex 1 male, 2 female
   * @param birth YYYYMMDD
   * @param address 住址
   * @param number 公民身份号码
   * @param authority 签发机关
   * @param validFrom YYYYMMDD
   * @param validTo YYYYMMDD
   * @param passNumber 通行证号码
   * @param issues 签发次数
   */
  record CompatriotResident(
      String name,
      String sex,
      String birth,
      String address,
      String number,
      String authority,
      String validFrom,
      String validTo,
      String passNumber,
      String issues)
      implements CardText {
    @Override
    public String toString() {
      return "CompatriotResident[withheld]";
    }
  }

  /**
   * The text in a block of 256 bytes; the kind of card is the character at byte 248.
   *
   * @throws IllegalArgumentException if it has another number of bytes
   */
  static CardText decode(Octets block) {
    if (block.size() != BYTES) {
      throw new IllegalArgumentException("a text block has 256 bytes; received " + block.size());
    }
    Fields fields = new Fields(block);
    return switch (text(block.slice(248, 250))) {
      case "I" -> fields.foreigner();
      case "J" -> fields.compatriot();
      default -> fields.citizen();
    };
  }

  /** UTF-16LE without the blanks and zeros that fill a field. */
  static String text(Octets bytes) {
    return new String(bytes.toArray(), StandardCharsets.UTF_16LE).replace('\0', ' ').strip();
  }

  /** Fields of one block, taken one after the other. */
  final class Fields {
    private final Octets block;
    private int place;

    private Fields(Octets block) {
      this.block = block;
    }

    private String next(int bytes) {
      String text = text(block.slice(place, place + bytes));
      place += bytes;
      return text;
    }

    private CardText citizen() {
      return new Citizen(
          next(30), next(2), next(4), next(16), next(70), next(36), next(30), next(16), next(16),
          next(36));
    }

    private CardText foreigner() {
      return new Foreigner(
          next(120), next(2), next(30), next(6), next(30), next(16), next(16), next(16), next(4),
          next(8));
    }

    private CardText compatriot() {
      String name = next(30);
      String sex = next(2);
      next(4); // Reserved where a citizen's card has the nation.
      return new CompatriotResident(
          name, sex, next(16), next(70), next(36), next(30), next(16), next(16), next(18), next(4));
    }
  }
}
