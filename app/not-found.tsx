import PublicLayout from './(public)/layout'
import { NoSuchPage } from './(public)/_parts/no-such'

export default function NotFound() {
  return <PublicLayout><NoSuchPage /></PublicLayout>
}
