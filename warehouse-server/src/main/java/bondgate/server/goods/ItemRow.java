package bondgate.server.goods;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Row of the goods master. */
@Entity
@Table(name = "goods_item")
class ItemRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;
  public String code;

  @Column(name = "hs_code")
  public String hsCode;

  @Column(name = "name_zh")
  public String nameZh;

  @Column(name = "name_en")
  public String nameEn;

  public String unit;

  @Column(name = "unit_value_fen")
  public long unitValueFen;

  @Column(name = "full_tax_fen")
  public long fullTaxFen;

  @Column(name = "cbec_tax_fen")
  public long cbecTaxFen;

  public String specification;
  public String origin;

  @Column(name = "first_legal_unit")
  public String firstLegalUnit;

  @Column(name = "first_legal_factor_e5")
  public Long firstLegalFactorE5;

  @Column(name = "second_legal_unit")
  public String secondLegalUnit;

  @Column(name = "second_legal_factor_e5")
  public Long secondLegalFactorE5;

  @Column(name = "tariff_ppm")
  public int tariffPpm;

  @Column(name = "vat_ppm")
  public int vatPpm;

  @Column(name = "consumption_ppm")
  public int consumptionPpm;

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "registered_at")
  public Instant registeredAt;

  void describe(ItemDetails details) {
    specification = details.specification();
    origin = details.origin();
    firstLegalUnit = details.firstLegal().map(LegalUnit::code).orElse(null);
    firstLegalFactorE5 = details.firstLegal().map(LegalUnit::factorE5).orElse(null);
    secondLegalUnit = details.secondLegal().map(LegalUnit::code).orElse(null);
    secondLegalFactorE5 = details.secondLegal().map(LegalUnit::factorE5).orElse(null);
    tariffPpm = details.rates().tariffPpm();
    vatPpm = details.rates().vatPpm();
    consumptionPpm = details.rates().consumptionPpm();
  }

  /** The rows of those part numbers. */
  static List<ItemRow> of(String zone, Collection<String> codes) {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            "SELECT * FROM goods_item WHERE zone = :zone AND code = ANY (:codes)", ItemRow.class)
        .setParameter("zone", zone)
        .setParameter("codes", codes.toArray(String[]::new))
        .list();
  }

  Item item() {
    ItemDetails details =
        new ItemDetails(
            specification,
            origin,
            unit(firstLegalUnit, firstLegalFactorE5),
            unit(secondLegalUnit, secondLegalFactorE5),
            new DutyRates(tariffPpm, vatPpm, consumptionPpm));
    return new Item(
        code, hsCode, nameZh, nameEn, unit, unitValueFen, fullTaxFen, cbecTaxFen, details);
  }

  private static Optional<LegalUnit> unit(String code, Long factorE5) {
    return code == null ? Optional.empty() : Optional.of(new LegalUnit(code, factorE5));
  }
}
