/** Which clinic was open last on this computer; says nothing about anybody. */
export const clinicCookie = 'plumbline-clinic'
