package bondgate.server.stream;

import bondgate.server.gatepass.Differing;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Instant;
import java.util.List;

/**
 * 核放单 of customs — what is decided, heard and seen of gate passes that customs must let go. Fields
 * that may be left out are named as such; all others must be there.
 */
@JsonSubTypes({
  @JsonSubTypes.Type(value = PassAct.DeclareGatePass.class, name = "declareGatePass"),
  @JsonSubTypes.Type(value = PassAct.HearGatePass.class, name = "hearGatePass"),
  @JsonSubTypes.Type(value = PassAct.CompareGatePass.class, name = "compareGatePass")
})
public sealed interface PassAct extends ZoneAct {
  @Override
  default <R> R match(ZoneAct.Cases<R> cases) {
    return cases.pass(this);
  }

  /** Calls the one case that this act is. */
  <R> R matchPass(PassCases<R> cases);

  /** One row for each act about gate passes of customs. */
  interface PassCases<R> {
    R declareGatePass(DeclareGatePass act);

    R hearGatePass(HearGatePass act);

    R compareGatePass(CompareGatePass act);
  }

  /** What a pass carries. */
  enum Cargo {
    /** Bonded lists 核注清单. */
    LISTS,
    /** One display pass of ours, by its bill 出入库单. */
    DISPLAY
  }

  /**
   * 申报核放单 — a person hands a pass in at customs. The vehicle's plate and who applies are in the
   * message alone: they name persons.
   *
   * @param number our own number of what is handed in
   * @param papers our numbers of the lists that it carries, or of the one display pass
   * @param billNo 出入库单编号 of the display pass; left out for lists
   * @param parts what of one list it carries 一票多车; may be left out: all of it
   * @param sales the pieces of the sales whose retail lists are gathered in whole lists; left out
   *     where there are none, of parts, and of a display pass
   * @param grossGrams 总毛重, from 1
   * @param netGrams 总净重, from 1, not more than that
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeclareGatePass(
      String id,
      String actor,
      String number,
      Cargo cargo,
      List<String> papers,
      String billNo,
      List<Part> parts,
      List<Sold> sales,
      long grossGrams,
      long netGrams)
      implements PassAct {
    /** The most papers of one pass. */
    public static final int MOST = 100;

    /** Checks the ranges. */
    public DeclareGatePass {
      ActChecks.act(id, actor);
      ActChecks.number("number", number);
      ActChecks.present("cargo", cargo);
      papers = List.copyOf(ActChecks.present("papers", papers));
      ActChecks.require(
          !papers.isEmpty() && papers.size() <= MOST,
          "papers must be 1 to %d; received %d",
          MOST,
          papers.size());
      papers.forEach(paper -> ActChecks.number("papers", paper));
      ActChecks.require(
          (billNo != null) == (cargo == Cargo.DISPLAY),
          "a display pass states its bill, and nothing else does");
      if (billNo != null) {
        ActChecks.number("billNo", billNo);
      }
      parts = parts == null ? null : List.copyOf(parts);
      ActChecks.require(
          parts == null || (cargo == Cargo.LISTS && papers.size() == 1 && !parts.isEmpty()),
          "parts are of one list");
      sales = sales == null ? null : List.copyOf(sales);
      if (sales != null) {
        ActChecks.require(
            cargo == Cargo.LISTS && parts == null, "pieces are known of whole lists alone");
        ActChecks.epcs(sales.stream().flatMap(sale -> sale.epcs().stream()).toList());
      }
      ActChecks.require(
          netGrams >= 1 && grossGrams >= netGrams,
          "netGrams must be from 1 and grossGrams not less; received %d and %d",
          netGrams,
          grossGrams);
    }

    @Override
    public <R> R matchPass(PassCases<R> cases) {
      return cases.declareGatePass(this);
    }

    /**
     * Pieces that ride by the retail list of one sale.
     *
     * @param saleNo the document of their permits
     */
    public record Sold(String saleNo, List<String> epcs) {
      /** Checks the ranges. */
      public Sold {
        ActChecks.number("saleNo", saleNo);
        epcs = ActChecks.epcs(epcs);
      }
    }

    /**
     * So much of a line of the list.
     *
     * @param line from 1
     * @param quantityE5 in hundred-thousandths of its unit, from 1
     */
    public record Part(int line, long quantityE5) {
      /** Checks the ranges. */
      public Part {
        ActChecks.require(
            line >= 1 && quantityE5 >= 1,
            "line and quantityE5 must be at least 1; received %d and %d",
            line,
            quantityE5);
      }
    }
  }

  /** What customs says of a pass. */
  enum Word {
    /** 已审批 — its goods may go. */
    APPROVED,
    /** 已过卡 — its vehicle is past customs' own gate: that releases the goods. */
    PASSED,
    /** 已删除 or 已作废 — it does not stand any more. */
    TAKEN_BACK
  }

  /**
   * 核放单回执 — customs has said something of a display pass of ours. Stated by the server itself.
   *
   * @param passNo our number of the pass
   * @param paperNo 核放单编号
   * @param happenedAt when customs did it, not after the act
   */
  record HearGatePass(
      String id, String actor, String passNo, Word word, String paperNo, Instant happenedAt)
      implements PassAct {
    /** Checks the ranges. */
    public HearGatePass {
      ActChecks.act(id, actor);
      ActChecks.number("passNo", passNo);
      ActChecks.present("word", word);
      ActChecks.number("paperNo", paperNo);
      ActChecks.present("happenedAt", happenedAt);
    }

    @Override
    public <R> R matchPass(PassCases<R> cases) {
      return cases.hearGatePass(this);
    }
  }

  /**
   * 单货比对 — the tags of a pass were compared with what went through its opening. Stated by the
   * server itself, whenever the outcome is another one than before.
   *
   * @param passNo our number of the display pass, or of what was handed in for whole lists
   * @param passed its tags that are through
   * @param differences every other tag of which somebody must know
   */
  record CompareGatePass(
      String id, String actor, String passNo, List<String> passed, List<Difference> differences)
      implements PassAct {
    /** Checks the ranges. */
    public CompareGatePass {
      ActChecks.act(id, actor);
      ActChecks.number("passNo", passNo);
      passed = List.copyOf(ActChecks.present("passed", passed));
      passed.forEach(ActChecks::epc);
      differences = List.copyOf(ActChecks.present("differences", differences));
    }

    @Override
    public <R> R matchPass(PassCases<R> cases) {
      return cases.compareGatePass(this);
    }

    /**
     * A tag that differs.
     *
     * @param kind how
     */
    public record Difference(String epc, Differing kind) {
      /** Checks the ranges. */
      public Difference {
        ActChecks.epc(epc);
        ActChecks.present("kind", kind);
      }
    }
  }
}
