package bondgate.server.customs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * 企业实时数据获取 — where customs asks for the raw data of a payment (公告2018年第165、179号). Answered at once:
 * 10000, it will come; 20000, the request cannot be understood. Data go to customs' own address
 * only, never to who asks.
 */
@PermitAll
@Path("/api/v1/customs/platDataOpen")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
class DataRequestResource {
  private static final int MOST_LENGTH = 4_000;

  private final DataRequests requests;
  private final InstantSource clock;
  private final String zone;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  DataRequestResource(
      DataRequests requests,
      InstantSource clock,
      @ConfigProperty(name = "bondgate.zone", defaultValue = "guiyang-o2o") String zone) {
    this.requests = requests;
    this.clock = clock;
    this.zone = zone;
  }

  /** The answer: code, message, and our time in milliseconds. */
  record Answer(String code, String message, long serviceTime) {}

  /** Takes a request. */
  @POST
  @Operation(summary = "Where customs asks for the raw data of a payment 企业实时数据获取")
  public Answer open(@FormParam("openReq") String openReq) {
    if (openReq == null || openReq.length() > MOST_LENGTH) {
      return refused("openReq is missing or longer than %d letters".formatted(MOST_LENGTH));
    }
    try {
      JsonNode request = json.readTree(openReq);
      String session = request.path("sessionID").asText();
      String order = request.path("orderNo").asText();
      if (!isNumber(session, 36) || !isNumber(order, 60)) {
        return refused("sessionID (1 to 36 letters) and orderNo (1 to 60) are needed");
      }
      requests.ask(zone, session, order, clock.instant());
      return new Answer("10000", "", clock.millis());
    } catch (JsonProcessingException e) {
      return refused("openReq is no JSON");
    }
  }

  private static boolean isNumber(String text, int most) {
    return text.matches("[0-9A-Za-z_.:-]{1,%d}".formatted(most));
  }

  private Answer refused(String why) {
    return new Answer("20000", why, clock.millis());
  }
}
