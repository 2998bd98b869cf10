package bondgate.server.bondedlist;

import bondgate.server.customs.CustomsSettings;
import bondgate.server.customs.ReleasedLists.Released;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What lists state by the settings, and what makes their messages. */
@ApplicationScoped
class ListForms {
  private final ListSettings settings;
  private final CustomsSettings customs;
  private final PaperMaking making;
  private final Gathering gathering;

  @Inject
  ListForms(ListSettings settings, CustomsSettings customs) throws IOException {
    this.settings = settings;
    this.customs = customs;
    this.making = new PaperMaking(PaperTable.read(), schemas(customs.xsdFolder()));
    if (settings.mostDays() < 1 || settings.mostDays() > 366 || settings.remindDays() < 0) {
      throw new IOException(
          "bondgate.bonded-list.most-days is from 1 to 366, remind-days from 0; received %d and %d"
              .formatted(settings.mostDays(), settings.remindDays()));
    }
    this.gathering = new Gathering(settings.mostDays());
  }

  private static OfficialListSchemas schemas(Optional<Path> folder) throws IOException {
    return folder.isPresent() && Files.isDirectory(folder.get())
        ? OfficialListSchemas.read(folder.get())
        : OfficialListSchemas.none();
  }

  Gathering gathering() {
    return gathering;
  }

  Deadline deadline(Instant releasedAt) {
    return Deadline.of(releasedAt, settings.mostDays());
  }

  int remindDays() {
    return settings.remindDays();
  }

  /** Released lists as one outbound list; they are of one book and one office. */
  BondedListDraft draft(String innerNo, List<Released> lists, Instant at) {
    return new BondedListDraft(
        innerNo,
        ListDirection.OUTBOUND,
        ListType.RETAIL,
        false,
        new ListTerms(
            lists.get(0).bookNo(),
            lists.get(0).office(),
            customs.port(),
            settings.tradeMode(),
            settings.transport(),
            settings.country(),
            settings.levyMode(),
            settings.country()),
        firm(),
        Gathering.lines(lists),
        lists.stream().map(Released::listNo).toList(),
        at);
  }

  /** The office of the settings, for goods that no list names one for. */
  String office() {
    return customs.office();
  }

  String billPattern() {
    return settings.billPattern();
  }

  Duration passPatience() {
    return settings.passPatience();
  }

  /** A pass with what it carries. */
  GatePassDraft pass(PassRequest asked, PassCargoes.Loaded cargo, Instant at) {
    PassRequest.Vehicle vehicle = asked.vehicle();
    return new GatePassDraft(
        asked.innerNo(),
        ListDirection.OUTBOUND,
        settings.passType(),
        cargo.office(),
        firm(),
        cargo.relation(),
        cargo.papers().stream().map(PassStore.Carried::customsNo).toList(),
        cargo.drawn(),
        new GatePassDraft.Vehicle(
            vehicle.plate(), vehicle.ownKg(), vehicle.frameKg(), vehicle.containerKg()),
        asked.grossKg(),
        asked.netKg(),
        asked.applicant(),
        at);
  }

  private ListFirm firm() {
    return new ListFirm(
        customs.area().code(), settings.creditCode().orElse(""), customs.area().name());
  }

  /** The message that hands a pass in. Personal. */
  MadeMessage message(GatePassDraft pass) {
    return making.make(
        PaperContents.of(pass),
        settings.form(),
        new MessageEnvelope(
            pass.innerNo(), customs.dxpId(), settings.receiver(), pass.declaredAt()));
  }

  /** The message that hands a list in. */
  MadeMessage message(BondedListDraft list) {
    return making.make(
        PaperContents.of(list),
        settings.form(),
        new MessageEnvelope(
            list.innerNo(), customs.dxpId(), settings.receiver(), list.declaredAt()));
  }
}
