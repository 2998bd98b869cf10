package bondgate.server.stream;

import bondgate.server.fleet.FleetResult;
import bondgate.server.fleet.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The acts about what a device may sign: epochs and keys. */
@ApplicationScoped
class FleetActs {
  private final Keys keys;

  @Inject
  FleetActs(Keys keys) {
    this.keys = keys;
  }

  ActOutcome openEpoch(ActRef ref, OpenEpoch act) {
    return outcome(
        act.device(),
        keys.open(
            ref.zone(),
            act.device(),
            act.epoch(),
            Optional.ofNullable(act.publicKey()),
            act.reason(),
            act.actor(),
            ref.leafIndex(),
            ref.committedAt()));
  }

  ActOutcome revokeKey(ActRef ref, RevokeKey act) {
    return outcome(
        act.device(),
        keys.revoke(
            ref.zone(),
            act.device(),
            act.keyId(),
            act.reason(),
            act.actor(),
            ref.leafIndex(),
            ref.committedAt()));
  }

  private static ActOutcome outcome(String device, FleetResult result) {
    if (result instanceof FleetResult.DoneBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof FleetResult.UnknownDevice) {
      return new ActOutcome.Refused(
          "deviceUnknown",
          device,
          "an enrolled device of this zone",
          "enrol it, or check its name");
    }
    if (result instanceof FleetResult.OtherEpochIsNext other) {
      return new ActOutcome.Refused(
          "otherEpochIsNext",
          "another epoch of " + device,
          "epoch " + other.next(),
          "open the epoch that follows the open one");
    }
    if (result instanceof FleetResult.NeedsANewKey revoked) {
      return new ActOutcome.Refused(
          "needsANewKey",
          "no key",
          "a key other than " + revoked.keyId() + ", which is revoked",
          "let the agent make a new key, and give its public half with the epoch");
    }
    if (result instanceof FleetResult.HadThatKey had) {
      return new ActOutcome.Refused(
          "hadThatKey", "key " + had.keyId(), "a key that the device never had", "make a new key");
    }
    if (result instanceof FleetResult.NotItsKey other) {
      return new ActOutcome.Refused(
          "notItsKey", other.finding(), "a key of " + device, "check the key, and its id");
    }
    return new ActOutcome.Done();
  }
}
