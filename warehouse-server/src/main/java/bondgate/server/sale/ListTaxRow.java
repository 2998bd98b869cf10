package bondgate.server.sale;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** Row of the tax that customs stated for a retail list. The database refuses to change it. */
@Entity
@Table(name = "retail_list_tax")
class ListTaxRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;
  public String document;

  @Column(name = "assessed_fen")
  public long assessedFen;

  @Column(name = "leaf_index")
  public long leafIndex;

  static Optional<ListTaxRow> of(String zone, String document) {
    return ListTaxRow.<ListTaxRow>find("zone = ?1 and document = ?2", zone, document)
        .firstResultOptional();
  }
}
