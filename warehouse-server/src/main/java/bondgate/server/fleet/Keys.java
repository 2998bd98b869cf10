package bondgate.server.fleet;

import bondgate.events.VerifyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;

/** The devices' keys and epochs: who speaks for which record, and what operators change of it. */
@ApplicationScoped
public class Keys {
  private final FleetSql rows;
  private final Accesses accesses;

  @Inject
  Keys(FleetSql rows, Accesses accesses) {
    this.rows = rows;
    this.accesses = accesses;
  }

  /** The device of that name with all its keys; empty if nobody enrolled it. */
  @Transactional
  public Optional<Speaker> speaker(String zone, String name) {
    return rows.speakers(zone, Optional.of(name)).stream().findFirst();
  }

  /** From the record after that one on, the device signs with this key: its chain says so. */
  @Transactional(TxType.MANDATORY)
  public void rolled(String zone, String device, VerifyKey key, long epoch, long seq, Instant at) {
    rows.addKey(zone, device, key, epoch, seq, at);
  }

  /**
   * Opens the epoch that follows the open one.
   *
   * @param publicKey the key that speaks in it, raw Ed25519 in Base64; empty to keep the one there
   *     is
   * @param leafIndex the act's leaf in the evidence log
   */
  @Transactional(TxType.MANDATORY)
  public FleetResult open(
      String zone,
      String device,
      long epoch,
      Optional<String> publicKey,
      String reason,
      String actor,
      long leafIndex,
      Instant at) {
    Optional<Speaker> speaker = speaker(zone, device);
    if (speaker.isEmpty()) {
      return new FleetResult.UnknownDevice();
    }
    long next = speaker.get().device().epoch() + 1;
    if (epoch != next) {
      return new FleetResult.OtherEpochIsNext(next);
    }
    if (publicKey.isEmpty()) {
      Speaker.Key now = speaker.get().keyOf(epoch, 1).orElseThrow();
      if (now.revoked()) {
        return new FleetResult.NeedsANewKey(now.key().id());
      }
    } else {
      VerifyKey key;
      try {
        key = VerifyKey.ofBase64(publicKey.get());
      } catch (IllegalArgumentException e) {
        return new FleetResult.NotItsKey(String.valueOf(e.getMessage()));
      }
      if (speaker.get().named(key.id()).isPresent()) {
        return new FleetResult.HadThatKey(key.id());
      }
      rows.addKey(zone, device, key, epoch, 0, at);
    }
    rows.addEpoch(zone, device, epoch, reason, actor, at, leafIndex);
    return new FleetResult.Done();
  }

  /**
   * From now on nothing that the key signed is taken, for whichever record; and whoever has the key
   * may have the secret that opens the broker, so that is closed too.
   */
  @Transactional(TxType.MANDATORY)
  public FleetResult revoke(
      String zone,
      String device,
      String keyId,
      String reason,
      String actor,
      long leafIndex,
      Instant at) {
    Optional<Speaker> speaker = speaker(zone, device);
    if (speaker.isEmpty()) {
      return new FleetResult.UnknownDevice();
    }
    if (speaker.get().named(keyId).isEmpty()) {
      return new FleetResult.NotItsKey(
          "key %s; it has %s"
              .formatted(keyId, speaker.get().keys().stream().map(key -> key.key().id()).toList()));
    }
    Optional<Long> before = rows.revokedBy(zone, device, keyId);
    if (before.isPresent()) {
      return new FleetResult.DoneBefore(before.get());
    }
    rows.addRevocation(zone, device, keyId, reason, actor, at, leafIndex);
    accesses.close(zone, device, Access.Why.KEY_REVOKED, actor, at);
    return new FleetResult.Done();
  }
}
