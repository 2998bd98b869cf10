package bondgate.server.stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a person does in a zone. Acts and the facts of the edge agents take effect in one order, by
 * one writer, and each leaves one leaf in the evidence log: the bytes of {@link ActJson}. What is
 * sealed there says the table of {@link ActSeals}.
 *
 * <p>Every act carries an id made by the client, so that a repeat is recognised, and its actor: a
 * reference to a role such as {@code staff:ls-07}, never a name.
 *
 * <p>The constructors check ranges and throw {@link IllegalArgumentException}; whether the act may
 * take effect is the slices' answer.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ZoneAct.RegisterItem.class, name = "registerItem"),
  @JsonSubTypes.Type(value = LodgeGuarantee.class, name = "lodgeGuarantee"),
  @JsonSubTypes.Type(value = AmendGuarantee.class, name = "amendGuarantee"),
  @JsonSubTypes.Type(value = MoveHolds.class, name = "moveHolds"),
  @JsonSubTypes.Type(value = RecordTaxPaid.class, name = "recordTaxPaid"),
  @JsonSubTypes.Type(value = SettleTaxRun.class, name = "settleTaxRun"),
  @JsonSubTypes.Type(value = ZoneAct.AcceptInboundList.class, name = "acceptInboundList"),
  @JsonSubTypes.Type(value = ApproveGatePass.class, name = "approveGatePass"),
  @JsonSubTypes.Type(value = RecordSale.class, name = "recordSale"),
  @JsonSubTypes.Type(value = ZoneAct.EnrolDevice.class, name = "enrolDevice"),
  @JsonSubTypes.Type(value = OpenEpoch.class, name = "openEpoch"),
  @JsonSubTypes.Type(value = RevokeKey.class, name = "revokeKey"),
  @JsonSubTypes.Type(value = ZoneAct.AcknowledgeAlarm.class, name = "acknowledgeAlarm"),
  @JsonSubTypes.Type(value = KeepMessages.class, name = "keepMessages"),
  @JsonSubTypes.Type(value = EraseOpenings.class, name = "eraseOpenings"),
  @JsonSubTypes.Type(value = BookAct.class),
  @JsonSubTypes.Type(value = SaleAct.class),
  @JsonSubTypes.Type(value = ControlAct.class),
  @JsonSubTypes.Type(value = PassAct.class),
  @JsonSubTypes.Type(value = GoodsAct.class)
})
public sealed interface ZoneAct
    permits ZoneAct.RegisterItem,
        LodgeGuarantee,
        AmendGuarantee,
        MoveHolds,
        RecordTaxPaid,
        SettleTaxRun,
        ZoneAct.AcceptInboundList,
        ApproveGatePass,
        RecordSale,
        ZoneAct.EnrolDevice,
        OpenEpoch,
        RevokeKey,
        ZoneAct.AcknowledgeAlarm,
        EraseOpenings,
        KeepMessages,
        BookAct,
        SaleAct,
        ControlAct,
        PassAct,
        GoodsAct {
  /** The most tags that one document may name. */
  int MAX_EPCS = 10_000;

  /** Made by the client, 1 to 64 of letters, digits and {@code . _ : -}; unique in the zone. */
  String id();

  /** The role that acts, such as {@code staff:ls-07}. */
  String actor();

  /** Calls the one case that this act is. */
  <R> R match(Cases<R> cases);

  /** One row for each act, so that a new act does not compile until everybody has a row for it. */
  interface Cases<R> {
    R registerItem(RegisterItem act);

    R lodgeGuarantee(LodgeGuarantee act);

    R amendGuarantee(AmendGuarantee act);

    R moveHolds(MoveHolds act);

    R recordTaxPaid(RecordTaxPaid act);

    R settleTaxRun(SettleTaxRun act);

    R acceptInboundList(AcceptInboundList act);

    R approveGatePass(ApproveGatePass act);

    R recordSale(RecordSale act);

    R enrolDevice(EnrolDevice act);

    R openEpoch(OpenEpoch act);

    R revokeKey(RevokeKey act);

    R acknowledgeAlarm(AcknowledgeAlarm act);

    R eraseOpenings(EraseOpenings act);

    R keepMessages(KeepMessages act);

    R book(BookAct act);

    R sale(SaleAct act);

    R control(ControlAct act);

    R pass(PassAct act);

    R goods(GoodsAct act);
  }

  /**
   * 料号备案 — an item comes into the goods master.
   *
   * @param item part number 料号, 1 to 32 characters
   * @param hsCode ten digits
   * @param unit customs code of the declared unit, three digits
   * @param unitValueFen value of one piece, in fen, from 1
   * @param fullTaxFen tariff, VAT and consumption tax of one piece at general rates, in fen, from 0
   * @param cbecTaxFen 跨境电商综合税 of one piece, in fen, from 0
   * @param details what a list asks beyond the name; may be left out
   */
  record RegisterItem(
      String id,
      String actor,
      String item,
      String hsCode,
      String nameZh,
      String nameEn,
      String unit,
      long unitValueFen,
      long fullTaxFen,
      long cbecTaxFen,
      @JsonInclude(JsonInclude.Include.NON_NULL) ItemFacts details)
      implements ZoneAct {
    private static final Pattern HS_CODE = Pattern.compile("\\d{10}");
    private static final Pattern UNIT = Pattern.compile("\\d{3}");

    /** An item of which nothing beyond its name is stated. */
    public RegisterItem(
        String id,
        String actor,
        String item,
        String hsCode,
        String nameZh,
        String nameEn,
        String unit,
        long unitValueFen,
        long fullTaxFen,
        long cbecTaxFen) {
      this(
          id,
          actor,
          item,
          hsCode,
          nameZh,
          nameEn,
          unit,
          unitValueFen,
          fullTaxFen,
          cbecTaxFen,
          null);
    }

    /** Checks the ranges. */
    @JsonCreator
    public RegisterItem {
      ActChecks.act(id, actor);
      ActChecks.item(item);
      ActChecks.matches("hsCode", hsCode, HS_CODE, "ten digits");
      ActChecks.text("nameZh", nameZh, 250);
      ActChecks.text("nameEn", nameEn, 250);
      ActChecks.matches("unit", unit, UNIT, "a customs unit code of three digits");
      ActChecks.fen("unitValueFen", unitValueFen, 1);
      ActChecks.fen("fullTaxFen", fullTaxFen, 0);
      ActChecks.fen("cbecTaxFen", cbecTaxFen, 0);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.registerItem(this);
    }
  }

  /**
   * 入库核注清单 — customs accepted an inbound list: these bottles may come in from abroad.
   *
   * @param listNo number of the list
   * @param lines which tags are pieces of which item
   */
  record AcceptInboundList(String id, String actor, String listNo, List<Line> lines)
      implements ZoneAct {
    /** Checks the ranges, and that no tag is named twice. */
    public AcceptInboundList {
      ActChecks.act(id, actor);
      ActChecks.number("listNo", listNo);
      lines = List.copyOf(ActChecks.present("lines", lines));
      ActChecks.require(!lines.isEmpty(), "a list has at least one line");
      ActChecks.epcs(lines.stream().flatMap(line -> line.epcs().stream()).toList());
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.acceptInboundList(this);
    }

    /** Pieces of one item. */
    public record Line(String item, List<String> epcs) {
      /** Checks the ranges. */
      public Line {
        ActChecks.item(item);
        epcs = ActChecks.epcs(epcs);
      }
    }
  }

  /** An edge agent may speak for this zone with this key: raw Ed25519, 32 bytes in Base64. */
  record EnrolDevice(String id, String actor, String device, String publicKey) implements ZoneAct {
    private static final Pattern DEVICE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** Checks the ranges. */
    public EnrolDevice {
      ActChecks.act(id, actor);
      ActChecks.matches(
          "device", device, DEVICE, "1 to 63 of a-z, 0-9 and '-', beginning with one of a-z, 0-9");
      ActChecks.text("publicKey", publicKey, 100);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.enrolDevice(this);
    }
  }

  /**
   * A person looked into an alarm and says what it was.
   *
   * @param alarmId number of the alarm in the zone; below 0 for one of a time when the log could
   *     take no leaf
   * @param outcome what was found and done; no names
   */
  record AcknowledgeAlarm(String id, String actor, long alarmId, String outcome)
      implements ZoneAct {
    /** Checks the ranges. */
    public AcknowledgeAlarm {
      ActChecks.act(id, actor);
      ActChecks.text("outcome", outcome, 500);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.acknowledgeAlarm(this);
    }
  }
}
