package bondgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.rfid.Epc;
import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.epc.CloneWatch;
import bondgate.rfid.epc.TidFinding;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.Octets;
import bondgate.rfid.llrp.client.LlrpReader;
import bondgate.rfid.llrp.client.LlrpSettings;
import bondgate.rfid.llrp.client.LlrpTrust;
import bondgate.simulator.llrp.SimulatedLlrpReader;
import bondgate.simulator.llrp.SimulatedLlrpReader.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is read of a chip besides its EPC, and TLS, between the client's code and a virtual reader.
 */
class LlrpTidAndTlsTest {
  private static final Traits IMPINJ = new Traits(true, false, Duration.ofHours(-8));
  private static final Epc BOTTLE = SimulatedGate.tag(0);
  private static final Octets CHIP = Octets.hex("E28011602000000000000042");

  private final Clock clock = Clock.systemUTC();
  private final RadioField field = RadioField.gate(7);
  private final QueueingListener told = new QueueingListener();
  private final List<AutoCloseable> open = new ArrayList<>();

  @TempDir Path folder;

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void theTidComesWithTheEpcAndACopyOnAnotherChipIsNoticed() throws Exception {
    field.add(BOTTLE, Walk.still(new Point(0, 0, 900), Instant.EPOCH));
    SimulatedLlrpReader virtual = opened(SimulatedLlrpReader.start(field, clock, IMPINJ));
    virtual.setTid(BOTTLE, CHIP);
    CloneWatch watch = new CloneWatch(100);
    Map<String, TidFinding> findings = new ConcurrentHashMap<>();
    LlrpReader reader =
        new LlrpReader(settings(virtual.port()).withTid(6), clock, new SplittableRandom(1));
    reader.onTid(
        (epc, tid, antenna, at) -> findings.put(tid, watch.heard(epc, Optional.of(tid), at)));
    start(reader);

    String chip = "E28011602000000000000042";
    told.await("the chip", () -> findings.get(chip) instanceof TidFinding.Same);
    assertThat(told.reads).isNotEmpty();
    assertThat(reader.condition().state()).isEqualTo(State.ONLINE);

    String other = "E28011602000000000000043";
    virtual.setTid(BOTTLE, Octets.hex(other));
    told.await("its copy", () -> findings.containsKey(other));
    assertThat(findings.get(other)).isInstanceOf(TidFinding.CloneSuspected.class);
    reader.close();
    assertThat(virtual.requests())
        .extracting(LlrpMessage::name)
        .containsSubsequence(
            "ADD_ROSPEC",
            "ADD_ACCESSSPEC",
            "ENABLE_ACCESSSPEC",
            "START_ROSPEC",
            "DELETE_ACCESSSPEC",
            "CLOSE_CONNECTION");
  }

  @Test
  void withoutTheSettingNoTidIsAskedFor() throws Exception {
    field.add(BOTTLE, Walk.still(new Point(0, 0, 900), Instant.EPOCH));
    SimulatedLlrpReader virtual = opened(SimulatedLlrpReader.start(field, clock, IMPINJ));
    LlrpReader reader = new LlrpReader(settings(virtual.port()), clock, new SplittableRandom(1));
    reader.onTid(
        (epc, tid, antenna, at) -> {
          throw new IllegalStateException("nobody asked for " + tid);
        });
    start(reader);
    told.await("reads", () -> told.reads.size() > 5);
    assertThat(virtual.requests()).extracting(LlrpMessage::name).doesNotContain("ADD_ACCESSSPEC");
  }

  @Test
  void aTagWithFewerWordsIsReadWithoutTidAndAReaderThatRefusesIsUsedAndSaid() throws Exception {
    field.add(BOTTLE, Walk.still(new Point(0, 0, 900), Instant.EPOCH));
    SimulatedLlrpReader virtual = opened(SimulatedLlrpReader.start(field, clock, IMPINJ));
    virtual.setTid(BOTTLE, Octets.hex("E2801105"));
    List<String> tids = new CopyOnWriteArrayList<>();
    LlrpReader reader =
        new LlrpReader(settings(virtual.port()).withTid(6), clock, new SplittableRandom(1));
    reader.onTid((epc, tid, antenna, at) -> tids.add(tid));
    start(reader);
    told.await("reads", () -> told.reads.size() > 5);
    reader.close();
    assertThat(tids).as("memory overrun is the tag's answer").isEmpty();

    virtual.setRefusesAccess(true);
    QueueingListener second = new QueueingListener();
    LlrpReader refused =
        new LlrpReader(settings(virtual.port()).withTid(6), clock, new SplittableRandom(1));
    open.add(0, refused);
    refused.start(second);
    second.await(
        "it is said",
        () -> refused.condition().detail().startsWith("no TID is read: ADD_ACCESSSPEC refused"));
    assertThat(refused.condition().state()).isEqualTo(State.DEGRADED);
    second.await("and it reads tags", () -> second.reads.size() > 5);
  }

  @Test
  void overTlsTagsAreReadFromAReaderWhoseOwnCertificateIsBelieved() throws Exception {
    field.add(BOTTLE, Walk.still(new Point(0, 0, 900), Instant.EPOCH));
    // It names neither this host nor any other that exists.
    Certificates.Certified reader = certified("reader", "CN=speedwayr-11-aa-bb", Optional.empty());
    SimulatedLlrpReader virtual =
        opened(SimulatedLlrpReader.startTls(field, clock, IMPINJ, reader.context()));
    LlrpSettings settings =
        settings(virtual.port()).withTls(LlrpTrust.of(reader.certificate())).withTid(6);
    LlrpReader client = new LlrpReader(settings, clock, new SplittableRandom(1));
    List<String> tids = new CopyOnWriteArrayList<>();
    client.onTid((epc, tid, antenna, at) -> tids.add(tid));
    start(client);
    told.await("reads", () -> told.reads.size() > 50);
    told.await("keepalives", () -> told.rounds.get() >= 8);
    assertThat(client.condition().state()).isEqualTo(State.ONLINE);
    assertThat(tids).isNotEmpty();
    client.setOutput(3, true);
    told.await("the output", () -> !virtual.outputs().isEmpty());

    virtual.drop();
    told.await("the loss", () -> told.wasEver(State.OFFLINE, Reason.PORT_LOST));
    told.await("and back", () -> client.counters().reconnections() == 1);
    told.await("online", () -> client.condition().state() == State.ONLINE);
  }

  @Test
  void aCertificateOfAnIssuerIsBelievedOnlyForTheHostThatItNames() throws Exception {
    Certificates.Certified named = certified("named", "CN=reader", Optional.of("ip:127.0.0.1"));
    SimulatedLlrpReader right =
        opened(SimulatedLlrpReader.startTls(field, clock, IMPINJ, named.context()));
    start(
        new LlrpReader(
            settings(right.port()).withTls(LlrpTrust.of(folder.resolve("issuer.pem"))),
            clock,
            new SplittableRandom(1)));
    told.await("online", () -> told.wasEver(State.ONLINE, Reason.ROUND_FINISHED));

    Certificates.Certified other = certified("other", "CN=other", Optional.of("dns:other.example"));
    SimulatedLlrpReader wrong =
        opened(SimulatedLlrpReader.startTls(field, clock, IMPINJ, other.context()));
    assertThat(refusal(wrong, folder.resolve("issuer.pem"))).contains("no TLS with this reader");
  }

  @Test
  void aStrangersCertificateAndAReaderWithoutTlsAreRefusedInWords() throws Exception {
    Certificates.Certified reader = certified("reader", "CN=reader", Optional.empty());
    Certificates.Certified stranger = certified("stranger", "CN=stranger", Optional.empty());
    SimulatedLlrpReader virtual =
        opened(SimulatedLlrpReader.startTls(field, clock, IMPINJ, stranger.context()));
    assertThat(refusal(virtual, reader.certificate()))
        .contains("no TLS with this reader", "trust file");
    assertThat(virtual.requests()).as("nothing was said to it").isEmpty();

    SimulatedLlrpReader plain = opened(SimulatedLlrpReader.start(field, clock, IMPINJ));
    assertThat(refusal(plain, reader.certificate())).contains("no TLS with this reader");
    assertThat(plain.requests()).isEmpty();
  }

  @Test
  void aTrustFileWithoutACertificateIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
    assertThatThrownBy(() -> LlrpTrust.of(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty.pem");
  }

  @Test
  void aCertificateThatHasEndedIsBelievedOfNobody() throws Exception {
    Path ended = new Certificates(folder).expired("ended");
    assertThatThrownBy(() -> LlrpTrust.of(ended))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended.pem has expired; fetch");
  }

  private String refusal(SimulatedLlrpReader virtual, Path trust) throws Exception {
    QueueingListener listener = new QueueingListener();
    LlrpReader reader =
        new LlrpReader(
            settings(virtual.port()).withTls(LlrpTrust.of(trust)), clock, new SplittableRandom(1));
    open.add(0, reader);
    reader.start(listener);
    listener.await("refused", () -> listener.wasEver(State.OFFLINE, Reason.PORT_NOT_OPENED));
    assertThat(listener.wasEver(State.ONLINE, Reason.ROUND_FINISHED)).isFalse();
    return listener.conditions.get(0).detail();
  }

  private static LlrpSettings settings(int port) {
    return LlrpSettings.of("127.0.0.1", List.of(0, 1, 2, 3))
        .withPort(port)
        .withTimes(Duration.ofMillis(300), Duration.ofMillis(100), Duration.ofMillis(400));
  }

  private SimulatedLlrpReader opened(SimulatedLlrpReader virtual) {
    open.add(virtual);
    return virtual;
  }

  private void start(LlrpReader reader) {
    open.add(0, reader);
    reader.start(told);
  }

  private Certificates.Certified certified(String alias, String name, Optional<String> host)
      throws Exception {
    return new Certificates(folder).certified(alias, name, host);
  }
}
