/**
 * Whether a socket's other end is an app on Fly's private network, `fdaa::/16`, and not Fly's proxy.
 * Source: fly.io/docs/networking/private-networking.
 */
export const isOnFlyNetwork = (peerIp = ''): boolean => peerIp.toLowerCase().startsWith('fdaa:');
