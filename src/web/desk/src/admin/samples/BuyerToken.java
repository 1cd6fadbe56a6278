// Signs the token by which your shop vouches for its signed-in buyer. Java 17 or newer, no packages.
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public final class BuyerToken {
    /** The token lives 30 minutes; make a new one for every page. Further claims, as JSON: "\"name\":\"Li\"". */
    public static String of(String shopId, String secret, String buyerId, String claims) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String payload = "{" + (claims.isEmpty() ? "" : claims + ",") + "\"iss\":" + quoted(shopId) + ",\"aud\":\"chatrouter\",\"sub\":" + quoted(buyerId)
            + ",\"iat\":" + now + ",\"exp\":" + (now + 1800) + "}";
        String signed = base64url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "." + base64url(payload.getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return signed + "." + base64url(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    // CHAT_SECRET=… java BuyerToken.java <shopId> <buyerId>
    public static void main(String[] args) throws GeneralSecurityException {
        System.out.println(of(args[0], System.getenv("CHAT_SECRET"), args[1], "\"name\":\"Li\",\"phone_masked\":\"138****8000\",\"orders\":[{\"id\":\"2391\",\"state\":\"paid\"}]"));
    }
}
