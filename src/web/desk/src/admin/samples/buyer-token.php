<?php
// Signs the token by which your shop vouches for its signed-in buyer. PHP 8.1 or newer, no packages.

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

/** The token lives 30 minutes; make a new one for every page. */
function buyerToken(string $shopId, string $secret, string $buyerId, array $claims = []): string
{
    $payload = array_merge($claims, ['iss' => $shopId, 'aud' => 'chatrouter', 'sub' => $buyerId, 'iat' => time(), 'exp' => time() + 1800]);
    $json = fn (array $value): string => base64url(json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE));
    $signed = $json(['alg' => 'HS256', 'typ' => 'JWT']) . '.' . $json($payload);
    return $signed . '.' . base64url(hash_hmac('sha256', $signed, $secret, true));
}

// CHAT_SECRET=… php buyer-token.php <shopId> <buyerId>
if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    echo buyerToken($argv[1], getenv('CHAT_SECRET'), $argv[2], ['name' => 'Li', 'phone_masked' => '138****8000', 'orders' => [['id' => '2391', 'state' => 'paid']]]), PHP_EOL;
}
