package bondgate.server.people.staff;

import bondgate.server.goods.Goods;
import bondgate.server.people.ItemName;
import bondgate.server.people.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes the sentences of a zone's handhelds, which name its items. */
@ApplicationScoped
class HandheldSpeech {
  private final Goods goods;

  @Inject
  HandheldSpeech(Goods goods) {
    this.goods = goods;
  }

  HandheldSentences in(String zone, Language language) {
    return new HandheldSentences(language, code -> name(zone, code, language));
  }

  private String name(String zone, String code, Language language) {
    return goods
        .item(zone, code)
        .map(item -> new ItemName(code, item.nameZh(), item.nameEn()).in(language))
        .filter(name -> !name.isBlank())
        .orElse(code);
  }
}
