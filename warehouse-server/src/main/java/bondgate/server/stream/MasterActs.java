package bondgate.server.stream;

import bondgate.server.book.Books;
import bondgate.server.fence.AcknowledgeResult;
import bondgate.server.fence.Alarms;
import bondgate.server.fleet.Devices;
import bondgate.server.fleet.EnrolResult;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.goods.ItemDetails;
import bondgate.server.goods.RegisterResult;
import bondgate.server.guarantee.Instrument;
import bondgate.server.guarantee.Instruments;
import bondgate.server.guarantee.LodgeResult;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The acts that move no goods: master data, guarantee instruments, devices, alarms. */
@ApplicationScoped
class MasterActs {
  private static final String NEW_NUMBER = "check the number; other content needs another number";

  private final Goods goods;
  private final Books books;
  private final Instruments instruments;
  private final Alarms alarms;
  private final Devices devices;

  @Inject
  MasterActs(Goods goods, Books books, Instruments instruments, Alarms alarms, Devices devices) {
    this.goods = goods;
    this.books = books;
    this.instruments = instruments;
    this.alarms = alarms;
    this.devices = devices;
  }

  ActOutcome registerItem(ActRef ref, ZoneAct.RegisterItem act) {
    Item item =
        new Item(
            act.item(),
            act.hsCode(),
            act.nameZh(),
            act.nameEn(),
            act.unit(),
            act.unitValueFen(),
            act.fullTaxFen(),
            act.cbecTaxFen(),
            act.details() == null ? ItemDetails.NONE : act.details().details());
    RegisterResult result = goods.register(ref.zone(), item, ref.leafIndex(), ref.committedAt());
    if (result instanceof RegisterResult.RegisteredBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof RegisterResult.IsOtherwise other) {
      return new ActOutcome.Refused(
          "itemIsOtherwise", other.received(), other.earlier(), NEW_NUMBER);
    }
    books.open(ref.zone(), item.code(), ref.committedAt());
    return new ActOutcome.Done();
  }

  ActOutcome lodgeGuarantee(ActRef ref, LodgeGuarantee act) {
    Instrument instrument =
        new Instrument(
            act.instrument(),
            act.kind().name(),
            act.amountFen(),
            act.validUntil(),
            act.validFrom(),
            act.priority() == null ? Instrument.USUAL_PRIORITY : act.priority(),
            act.assureCode() == null ? "" : act.assureCode());
    LodgeResult result =
        instruments.lodge(
            ref.zone(), instrument, Voucher.of(act.actor(), ref.leafIndex(), ref.committedAt()));
    if (result instanceof LodgeResult.LodgedBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof LodgeResult.IsOtherwise other) {
      return new ActOutcome.Refused(
          "instrumentIsOtherwise", other.received(), other.earlier(), NEW_NUMBER);
    }
    if (result instanceof LodgeResult.Expired expired) {
      return new ActOutcome.Refused(
          "instrumentExpired",
          "valid until " + expired.validUntil(),
          "valid on " + expired.today(),
          "lodge an instrument that is in force");
    }
    return new ActOutcome.Done();
  }

  ActOutcome enrolDevice(ActRef ref, ZoneAct.EnrolDevice act) {
    EnrolResult result =
        devices.enrol(
            ref.zone(),
            act.device(),
            act.publicKey(),
            act.actor(),
            ref.leafIndex(),
            ref.committedAt());
    if (result instanceof EnrolResult.EnrolledBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof EnrolResult.HasAnotherKey other) {
      return new ActOutcome.Refused(
          "deviceHasAnotherKey",
          "key " + other.askedKeyId(),
          "key " + other.earlierKeyId(),
          "a device keeps its key; enrol a new device under a new name");
    }
    if (result instanceof EnrolResult.NotAKey notAKey) {
      return new ActOutcome.Refused(
          "publicKeyMalformed",
          notAKey.finding(),
          "an Ed25519 public key, 32 bytes in Base64",
          "copy the key that the agent states when it starts");
    }
    return new ActOutcome.Done();
  }

  ActOutcome acknowledgeAlarm(ActRef ref, ZoneAct.AcknowledgeAlarm act) {
    AcknowledgeResult result =
        alarms.acknowledge(
            ref.zone(),
            act.alarmId(),
            act.actor(),
            act.outcome(),
            ref.leafIndex(),
            ref.committedAt());
    if (result instanceof AcknowledgeResult.AcknowledgedBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof AcknowledgeResult.IsOtherwise other) {
      return new ActOutcome.Refused(
          "alarmIsAcknowledged",
          other.received(),
          other.earlier(),
          "the alarm is closed with the earlier outcome");
    }
    if (result instanceof AcknowledgeResult.UnknownAlarm unknown) {
      return new ActOutcome.Refused(
          "alarmUnknown", "alarm " + unknown.alarmId(), "an alarm of this zone", "list the alarms");
    }
    return new ActOutcome.Done();
  }
}
