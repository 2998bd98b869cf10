package bondgate.server.customs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings {@code bondgate.customs.*}; what each means is in {@code application.properties}. */
@ConfigMapping(prefix = "bondgate.customs")
public interface CustomsSettings {
  /** Edition of the specification, by its label. */
  @WithDefault("202205")
  String edition();

  /** Which messages of a declaration this server sends itself. */
  @WithDefault("CEB311,CEB411,CEB511,CEB621")
  Set<MessageKind> send();

  /** The platform 电商平台. */
  Enterprise platform();

  /** The seller 电商企业. */
  Enterprise seller();

  /** The declarant 申报单位. */
  Enterprise agent();

  /** The warehouse keeper in the area 区内企业. */
  Enterprise area();

  /** The guarantor's code 担保企业代码. */
  @WithDefault("0000000002")
  String assureCode();

  /** Customs office of the declaration 申报海关, four digits. */
  @WithDefault("8301")
  String office();

  /** Customs office of the port 口岸海关, four digits. */
  @WithDefault("8301")
  String port();

  /** Mode of trade 监管方式: 1210 or 9610. */
  @WithDefault("1210")
  String tradeMode();

  /** Mode of transport out of the area 二线运输方式. */
  @WithDefault("Y")
  String trafMode();

  /** Our number at the data exchange DXP. */
  @WithDefault("DXPENT0000000001")
  String dxpId();

  /** Where the official XSDs lie. */
  Optional<Path> xsdFolder();

  /** Which editions' XSDs are asked, and whether they must be there. */
  @WithDefault("EDITION")
  SchemaCheck xsdCheck();

  /** Where the long code tables lie. */
  Optional<Path> codeTables();

  /** Signature algorithm. */
  @WithDefault("RSA_SHA256")
  SignatureAlgorithm signature();

  /** PKCS#12 file with the signing key; without it the server makes a key of its own. */
  Optional<Path> keyStore();

  /** Its password. */
  Optional<String> keyStorePassword();

  /**
   * File of the key that seals personal data; without it {@code customs.key} in the data folder.
   */
  Optional<Path> keyFile();

  /** How messages travel. */
  @WithDefault("SANDBOX")
  TransportKind transport();

  /** Folder for what goes out, of the transport DIRECTORY. */
  Optional<Path> outFolder();

  /** Folder for receipts, of the transport DIRECTORY. */
  Optional<Path> inFolder();

  /** Address of the transport HTTP. */
  Optional<URI> url();

  /** How often the outbox and the transport are looked at when nobody wakes them. */
  @WithDefault("PT0.5S")
  Duration every();

  /** How long the list waits for answers about order, payment and waybill. */
  @WithDefault("PT15S")
  Duration listWaits();

  /** After how long without any answer a message is sent again; doubles each time to an hour. */
  @WithDefault("PT2M")
  Duration resendAfter();

  /** Largest message that is read, in bytes. */
  @WithDefault("4194304")
  int mostBytes();

  /** Where raw payment data are sent when customs asks. */
  Optional<URI> dataUploadUrl();

  /** Who is who. */
  interface Enterprise {
    /** 海关注册登记编号. */
    @WithDefault("0000000002")
    String code();

    /** 海关注册登记名称. */
    @WithDefault("示例企业")
    String name();
  }

  /** Which official XSDs a message is checked by. */
  enum SchemaCheck {
    /** Those of the edition; a folder without them is an error. */
    EDITION,
    /** Of all editions that are there; none is no error. */
    EVERY_EDITION_IF_THERE
  }

  /** How messages travel. */
  enum TransportKind {
    /** Nowhere: they wait. */
    NONE,
    /** To the sandbox in this process. */
    SANDBOX,
    /** As files that the import client 客户端 takes. */
    DIRECTORY,
    /** By HTTP. */
    HTTP
  }

  /** How messages are signed. */
  enum SignatureAlgorithm {
    /** XML-DSig with RSA and SHA-256. */
    RSA_SHA256,
    /** XML-DSig with RSA and SHA-1, as edition 2018-113 shows it. */
    RSA_SHA1,
    /** SM2 and SM3, as edition 202205 prefers: not there. */
    SM2_SM3
  }
}
