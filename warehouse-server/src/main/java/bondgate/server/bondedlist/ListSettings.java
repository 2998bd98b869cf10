package bondgate.server.bondedlist;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings {@code bondgate.bonded-list.*}; what each means is in {@code application.properties}.
 * Who keeps the warehouse, the customs office and the folder of XSDs are those of {@code
 * bondgate.customs}.
 */
@ConfigMapping(prefix = "bondgate.bonded-list")
public interface ListSettings {
  /** 统一社会信用代码 of the warehouse keeper, 18 characters; empty: not stated. */
  Optional<String> creditCode();

  /** 监管方式 of a list of retail lists. */
  @WithDefault("1210")
  String tradeMode();

  /** 运输方式 out of the area. */
  @WithDefault("W")
  String transport();

  /** 起运运抵国 and 最终目的国: China. */
  @WithDefault("142")
  String country();

  /** 征减免方式. */
  @WithDefault("1")
  String levyMode();

  /** How lists travel. */
  @WithDefault("SANDBOX")
  ListChannel channel();

  /** Where the import client takes lists from; needed for DIRECTORY. */
  Optional<Path> outFolder();

  /** Where it puts receipts; needed for DIRECTORY. */
  Optional<Path> inFolder();

  /** Where lists are posted to; needed for HTTP. */
  Optional<URI> url();

  /** How often the outbox and the receipts are looked at. */
  @WithDefault("PT2S")
  Duration every();

  /** Which form is sent. */
  @WithDefault("WINDOW")
  MessageForm form();

  /** Customs' number at the data exchange. */
  @WithDefault("DXPEDCSAS0000001")
  String receiver();

  /** 集中申报 — days of one list at most, and days from release to the list. 1 to 366. */
  @WithDefault("30")
  int mostDays();

  /** 核放单类型: 2 in messages of 2019 and 2024. */
  @WithDefault("2")
  String passType();

  /** What the number of a stock bill 出入库单 looks like. */
  @WithDefault("X\\d{4}[IE]\\d{12}")
  String billPattern();

  /** Whether this server compares display passes with their openings; off only in tests. */
  @WithDefault("true")
  boolean comparePasses();

  /** How long after its vehicle a tag of a pass may be missing before that is an alarm. */
  @WithDefault("PT10M")
  Duration passPatience();

  /** How many days before its last day a retail list is reminded of. */
  @WithDefault("5")
  int remindDays();
}
