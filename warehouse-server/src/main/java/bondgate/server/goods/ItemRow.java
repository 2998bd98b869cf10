package bondgate.server.goods;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

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

  @Column(name = "leaf_index")
  public long leafIndex;

  @Column(name = "registered_at")
  public Instant registeredAt;

  Item item() {
    return new Item(code, hsCode, nameZh, nameEn, unit, unitValueFen, fullTaxFen, cbecTaxFen);
  }
}
