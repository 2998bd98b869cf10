package bondgate.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.TrustFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded broker's TLS: who is believed, what lies in the data folder, and when it is renewed.
 */
class BrokerTlsTest {
  private static final Duration YEARS_3 = BrokerCertificates.OF_BROKER;

  private final Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);

  @TempDir Path folder;
  @TempDir Path other;

  @Test
  void theFirstStartMakesAnAuthorityAndWhoBelievesItComesIn() throws Exception {
    try (DataFolder data = DataFolder.open(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
      assertThat(broker.tlsUrl()).startsWith("ssl://127.0.0.1:");
      connect(broker, broker.authority()).close();
      for (String file : List.of("broker-ca.key", "broker-ca.pem", "broker-tls.p12")) {
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
            .as(file)
            .isEqualTo("rw-------");
      }
      assertThat(Files.readString(folder.resolve("broker.properties")))
          .contains("ca=broker-ca.pem", "tls-url=" + broker.tlsUrl());
    }
  }

  @Test
  void whoBelievesAnotherAuthorityIsNotConnectedAndToldWhy() throws Exception {
    BrokerTls foreign = BrokerTls.in(other, List.of(), now);
    try (DataFolder data = DataFolder.open(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
      assertThatThrownBy(() -> connect(broker, foreign.authority()))
          .isInstanceOf(MqttException.class)
          .satisfies(
              e ->
                  assertThat(TrustFile.explained(e, "ca.pem"))
                      .contains("not from an authority in ca.pem"));
      // Nor does the JDK itself believe it.
      assertThatThrownBy(
              () ->
                  MqttMailbox.open(broker.tlsUrl(), "guest", broker.username(), broker.password()))
          .isInstanceOf(MqttException.class);
    }
  }

  @Test
  void aCertificateThatHasEndedOrIsForOtherNamesIsNotBelieved() throws Exception {
    BrokerTls tls = BrokerTls.in(folder, List.of(), now);
    KeyPair authority = new BrokerCertificates().newKey();
    X509Certificate certificate = new BrokerCertificates().ofAuthority(authority, now);
    Path file = other.resolve("ca.pem");
    Files.writeString(file, BrokerTls.pem(certificate));
    assertNotBelieved(
        tls, authority, certificate, "127.0.0.1", Duration.ofMinutes(-1), file, "has expired");
    assertNotBelieved(tls, authority, certificate, "10.9.8.7", YEARS_3, file, "is for other names");
  }

  private void assertNotBelieved(
      BrokerTls tls,
      KeyPair key,
      X509Certificate authority,
      String name,
      Duration validFor,
      Path believed,
      String words)
      throws Exception {
    tls.make(key, authority, List.of(name), now, validFor);
    try (TlsDoor door = new TlsDoor(tls)) {
      assertThatThrownBy(
              () -> MqttMailbox.open(door.url(), "guest", options("guest", "guess", believed)))
          .isInstanceOf(MqttException.class)
          .satisfies(e -> assertThat(TrustFile.explained(e, "ca.pem")).contains(words));
    }
  }

  @Test
  void anAuthorityThatHasEndedIsNamed() throws Exception {
    KeyPair key = new BrokerCertificates().newKey();
    Instant longAgo = now.minus(BrokerCertificates.OF_AUTHORITY).minusSeconds(60);
    Path file = folder.resolve("old.pem");
    Files.writeString(file, BrokerTls.pem(new BrokerCertificates().ofAuthority(key, longAgo)));
    assertThatThrownBy(() -> TrustFile.sockets(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has expired")
        .hasMessageContaining("old.pem");
    Files.writeString(file, "no certificate");
    assertThatThrownBy(() -> TrustFile.sockets(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("old.pem");
  }

  @Test
  void theCertificateIsMadeAnewInItsLastYearOrForOtherNamesAndElseStays() throws Exception {
    X509Certificate first = BrokerTls.in(folder, List.of("dock.example"), now).certificate();
    assertThat(first.getSubjectAlternativeNames().stream().map(name -> name.get(1)).toList())
        .isEqualTo(List.of("dock.example", "localhost", "127.0.0.1"));
    Instant inTwoYears = first.getNotAfter().toInstant().minus(Duration.ofDays(366));
    assertThat(BrokerTls.in(folder, List.of("dock.example"), inTwoYears).certificate())
        .isEqualTo(first);
    X509Certificate otherNames = BrokerTls.in(folder, List.of("10.1.2.3"), now).certificate();
    assertThat(otherNames).isNotEqualTo(first);
    Instant lastYear = otherNames.getNotAfter().toInstant().minus(Duration.ofDays(364));
    X509Certificate renewed = BrokerTls.in(folder, List.of("10.1.2.3"), lastYear).certificate();
    assertThat(renewed.getNotAfter().toInstant()).isEqualTo(lastYear.plus(YEARS_3));
  }

  @Test
  void theAuthoritysKeyAloneBringsBackWhomAgentsBelieve() throws Exception {
    BrokerTls.in(folder, List.of(), now);
    Path agents = other.resolve("ca.pem");
    Files.copy(folder.resolve("broker-ca.pem"), agents);
    // As after a restore, into which the keys were put.
    Files.delete(folder.resolve("broker-ca.pem"));
    Files.delete(folder.resolve("broker-tls.p12"));
    try (DataFolder data = DataFolder.open(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
      connect(broker, agents).close();
    }
  }

  @Test
  void withoutTlsItListensToThisMachineOnly() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      assertThatThrownBy(() -> start(data, listeners(Optional.of("0.0.0.0"), "127.0.0.1")))
          .isInstanceOf(EmbeddedServiceException.class)
          .hasMessageContaining("bondgate.broker.plain-host")
          .hasMessageContaining("bondgate.broker.tls.host");
      assertThatThrownBy(() -> start(data, listeners(Optional.of("127.0.0.1"), "0.0.0.0")))
          .isInstanceOf(EmbeddedServiceException.class)
          .hasMessageContaining("bondgate.broker.tls.names");
    }
  }

  @Test
  void withoutAPlainListenerTheServerItselfComesByTls() throws Exception {
    BrokerListeners tlsOnly =
        new BrokerListeners(Optional.empty(), 0, "0.0.0.0", 0, List.of("dock.example"));
    try (DataFolder data = DataFolder.open(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(data, tlsOnly, InstantSource.system())) {
      assertThat(broker.url()).isEqualTo(broker.tlsUrl()).startsWith("ssl://127.0.0.1:");
      assertThat(broker.agentsUrl()).startsWith("ssl://dock.example:");
      connect(broker, broker.authority()).close();
    }
  }

  private static EmbeddedBroker start(DataFolder data, BrokerListeners listeners)
      throws EmbeddedServiceException {
    return EmbeddedBroker.start(data, listeners, InstantSource.system());
  }

  private static BrokerListeners listeners(Optional<String> plainHost, String tlsHost) {
    return new BrokerListeners(plainHost, 0, tlsHost, 0, List.of());
  }

  private static MqttMailbox connect(EmbeddedBroker broker, Path authority) throws Exception {
    return MqttMailbox.open(
        broker.tlsUrl(), "guest", options(broker.username(), broker.password(), authority));
  }

  private static MqttConnectionOptions options(String user, String secret, Path authority)
      throws IOException {
    MqttConnectionOptions options = MqttMailbox.options(user, secret);
    options.setSocketFactory(TrustFile.sockets(authority));
    return options;
  }
}
